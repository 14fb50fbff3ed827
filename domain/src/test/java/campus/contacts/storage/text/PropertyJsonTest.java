package campus.contacts.storage.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import campus.contacts.osid.RecordProperties;
import campus.contacts.osid.Refusal.Reason;
import campus.contacts.osid.Value;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.testing.Dice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyJsonTest {
    @Test
    void null_and_empty_texts_are_read_as_no_properties() {
        assertThat(PropertyJson.write(RecordProperties.NONE)).isNull();
        assertThat(PropertyJson.read(null)).isSameAs(RecordProperties.NONE);
        assertThat(PropertyJson.read("")).isSameAs(RecordProperties.NONE);
        assertThat(PropertyJson.read(" { } ")).isSameAs(RecordProperties.NONE);
    }

    @Test
    void properties_are_one_JSON_object_in_their_order() {
        Map<String, Value> members = new LinkedHashMap<>();
        members.put("z", new Value.Number(new BigDecimal("1.10")));
        members.put("a\"\\/\b\f\n\r\t\u0001\u007f", new Value.Text("é😀\u2028"));
        members.put("list", new Value.Array(List.of(Value.NULL, new Value.Bool(true), new Value.Bool(false))));
        members.put("none", new Value.Array(List.of()));
        members.put("empty", new Value.Struct(Map.of()));
        assertThat(PropertyJson.write(RecordProperties.of(members)))
                .isEqualTo("{\"z\":1.10,\"a\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009\\u0001\u007f\":\"é😀\u2028\","
                        + "\"list\":[null,true,false],\"none\":[],\"empty\":{}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "1.10",
                "1E+2",
                "1E-7",
                "100",
                "0.00",
                "0E+3",
                "0E-10",
                "-0.1",
                "1.23E+400",
                "1E-1000000",
                "123456E+1000000",
                "123456789012345678901234567890.123456789012345678901234567890"
            })
    void numbers_keep_all_digits(String number) {
        BigDecimal value = new BigDecimal(number);
        String text = PropertyJson.write(RecordProperties.of(Map.of("n", new Value.Number(value))));
        assertThat(PropertyJson.read(text).get("n")).contains(new Value.Number(value));
    }

    @Test
    void numbers_too_large_or_small_to_handle_are_refused() {
        for (String number : List.of("1E+1000001", "1E-1000001", "1234E+2147483647")) {
            BigDecimal value = new BigDecimal(number);
            CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new Value.Number(value));
        }
        BigDecimal extreme = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new Value.Number(extreme));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\\\"\\\\\\/`, `\"\\/`",
                "\\u0041\\u00e9\\u00E9, Aéé",
                "\\ud83d\\uDE00, 😀",
                "😀, 😀",
                "\u007f\u0085, \u007f\u0085"
            })
    void reads_every_escape(String escaped, String text) {
        assertThat(PropertyJson.read("{\"t\":\"" + escaped + "\"}").get("t")).contains(new Value.Text(text));
    }

    @Test
    void the_short_escapes_and_all_white_space_are_read() {
        assertThat(PropertyJson.read("\t{ \"t\"\r\n: \"\\b\\f\\n\\r\\t\" ,\"n\" :\t[ 1 , { } ] }\n")
                        .values())
                .isEqualTo(new Value.Struct(Map.of(
                        "t",
                        new Value.Text("\b\f\n\r\t"),
                        "n",
                        new Value.Array(List.of(new Value.Number(BigDecimal.ONE), new Value.Struct(Map.of()))))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "[]",
                "null",
                "1",
                "{",
                "}",
                "{}}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":nul}",
                "{\"a\":True}",
                "{\"a\":[1,]}",
                "{\"a\":[,1]}",
                "{\"a\":[1}",
                "{\"a\":[1",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":1e}",
                "{\"a\":1e+}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":١}",
                "{\"a\":1e99999999999}",
                "{\"a\":1E+1000001}",
                "{\"a\":\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\u١٢٣٤\"}",
                "{\"a\":\"\\",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude00\\ud83d\"}",
                "{\"\\ud83d\":1}",
                "\uFEFF{}",
                "{\"a\":1/**/}",
                "{\"a\":\u00a01}"
            })
    void rejects_malformed_JSON_and_other_values_than_properties(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PropertyJson.read(text));
    }

    @Test
    void nesting_is_bounded() {
        String deepest = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
        RecordProperties properties = PropertyJson.read(deepest);
        assertThat(PropertyJson.write(properties)).isEqualTo(deepest);
        Value value = properties.get("a").orElseThrow();
        CampusFixture.assertRefused(
                Reason.INVALID_ARGUMENT, () -> RecordProperties.NONE.with("a", new Value.Array(List.of(value))));
        for (int depth : new int[] {64, 1_000_000}) {
            assertThatIllegalArgumentException().isThrownBy(() -> PropertyJson.read("{\"a\":" + "[".repeat(depth)));
            assertThatIllegalArgumentException().isThrownBy(() -> PropertyJson.read("{\"a\":".repeat(depth + 1)));
        }
        String wide = "{\"a\":[" + "[],{},".repeat(1000) + "1]}";
        assertThat(PropertyJson.write(PropertyJson.read(wide))).isEqualTo(wide);
    }

    @Test
    @Tag("random")
    void properties_survive_a_round_trip() {
        Dice dice = Dice.of("properties");
        for (int i = 0; i < 2000; i++) {
            RecordProperties properties = RecordProperties.of(members(dice, 5));
            String text = PropertyJson.write(properties);
            RecordProperties read = PropertyJson.read(text);
            assertThat(read).isEqualTo(properties);
            assertThat(PropertyJson.write(read)).as("order too").isEqualTo(text);
        }
    }

    private static Map<String, Value> members(Dice dice, int depth) {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = dice.below(5); i > 0; i--) {
            members.put(dice.text(dice.below(6)), value(dice, depth - 1));
        }
        return members;
    }

    private static Value value(Dice dice, int depth) {
        return switch (dice.below(depth > 0 ? 7 : 5)) {
            case 0 -> Value.NULL;
            case 1 -> new Value.Bool(dice.oneIn(2));
            case 2, 3 -> new Value.Number(number(dice));
            case 4 -> new Value.Text(dice.text(dice.below(20)));
            case 5 -> new Value.Struct(members(dice, depth));
            default -> {
                List<Value> values = new ArrayList<>();
                for (int i = dice.below(4); i > 0; i--) {
                    values.add(value(dice, depth - 1));
                }
                yield new Value.Array(values);
            }
        };
    }

    private static BigDecimal number(Dice dice) {
        BigInteger unscaled =
                BigInteger.valueOf(dice.below(2_000_000) - 1_000_000).pow(1 + dice.below(6));
        return new BigDecimal(unscaled, dice.below(80) - 40);
    }
}
