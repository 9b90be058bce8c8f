package org.mumap.server.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What GDAL is kept behind")
class JailTest {

    @Test
    @DisplayName("A1 where the network cannot be cut off it is said, and refused where the county wants that")
    void jail() {
        Jail none = Jail.of("no-such-program", "no-such-program");
        assertThat(none.withoutNetwork()).isFalse();
        assertThat(none.limited()).isFalse();
        assertThat(none.words()).isEmpty();
        try {
            Jail.require(true);
            assertThatThrownBy(none::words)
                    .isInstanceOfSatisfying(
                            GdalJail.Failed.class, e -> assertThat(e.code()).isEqualTo("gdal-not-jailed"));
        } finally {
            Jail.require(false);
        }
    }
}
