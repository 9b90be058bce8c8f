package org.mumap.server;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the server. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(
        systemName = "MuMap",
        sharedModules = {"geo", "problem", "ledger", "access"})
public class MuMap {

    /** Starts with the settings of {@code application.yaml}, environment variables and arguments. */
    public static void main(String[] args) {
        SpringApplication.run(MuMap.class, args);
    }

    /** The one clock, in the county's time zone: a legal day begins at midnight there, wherever the server stands. */
    @Bean
    Clock clock(Settings settings) {
        return Clock.system(settings.zone());
    }
}
