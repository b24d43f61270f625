package dev.tenure.schema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void every_character_is_read_as_it_was_written() throws Exception {
        StringBuilder text = new StringBuilder();
        for (char c = 0; c < 0x250; c++) {
            text.append(c);
        }
        text.append("\u2028 \uD83D\uDE00");
        assertThat(Json.read(Json.inline(Map.of("\"key\"\\", text.toString()))))
                .isEqualTo(Map.of("\"key\"\\", text.toString()));
    }

    @Test
    void one_line_holds_no_needless_space() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("list", Arrays.asList(1, 2L, 2.5, true, null, List.of(), Map.of()));
        object.put("text", "a\nb\u0001");
        assertThat(Json.inline(object)).isEqualTo("{\"list\":[1,2,2.5,true,null,[],{}],\"text\":\"a\\nb\\u0001\"}");
    }

    @Test
    void what_json_has_no_form_for_is_refused() {
        assertThatThrownBy(() -> Json.inline(List.of(new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
    }
}
