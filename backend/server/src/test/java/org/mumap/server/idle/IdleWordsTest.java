package org.mumap.server.idle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mumap.rules.idle.IdleFinding;
import org.mumap.rules.idle.IdleRoute;
import org.mumap.rules.idle.LegalStatus;

@DisplayName("The words of the idle room")
class IdleWordsTest {

    @Test
    @DisplayName("A1 stand in both languages, for every finding, road and case state")
    void words() {
        ResourceBundle chinese = ResourceBundle.getBundle("messages.idle", Locale.SIMPLIFIED_CHINESE);
        ResourceBundle english = ResourceBundle.getBundle("messages.idle", Locale.ENGLISH);
        assertThat(english.keySet()).isEqualTo(chinese.keySet());
        List<String> coded = new ArrayList<>();
        List.of(IdleFinding.values()).forEach(each -> coded.add("finding." + each));
        List.of(IdleRoute.values()).forEach(each -> coded.add("route." + each));
        List.of(LegalStatus.values()).forEach(each -> coded.add("legal." + each));
        assertThat(chinese.keySet()).containsAll(coded);
    }
}
