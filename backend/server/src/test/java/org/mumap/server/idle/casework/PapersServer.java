package org.mumap.server.idle.casework;

import org.mumap.server.MuMap;
import org.springframework.boot.SpringApplication;

/** The server with a writer of papers, as a program of its own that can be killed. */
public final class PapersServer {

    private PapersServer() {}

    public static void main(String[] args) {
        SpringApplication.run(new Class<?>[] {MuMap.class, PlainPapers.class}, args);
    }
}
