package campus.contacts.rest.schema;

import campus.contacts.osid.Value;
import campus.contacts.testing.Dice;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Random values for a property of a record, made from its schema: most have its shape, and about half are valid. */
public record RecordValues(Dice dice) {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "08:30",
            "24:00",
            "23:59",
            "08:30\n",
            "8:30",
            "0830",
            "603",
            "(603)",
            "(603",
            "()",
            "123456789",
            "١٢٣",
            "+1 603-646-1110",
            "646-1110 x123",
            "x123",
            "---",
            "(603) 646\u2011 1110",
            "1-800-FLOWERS",
            "5550100\n",
            "a@example.edu",
            "a@example",
            "a.b+c@sub.example.edu",
            "ä@example.edu",
            "a..b@example.edu",
            "@example.edu",
            "https://www.example.edu/",
            "HTTP://example.edu",
            "https://example.edu:8080/a?b#c",
            "https://[2001:db8::1]/",
            "https://user@example.edu/",
            "https://example.edu:123456/",
            "https://exa mple.edu/",
            "https://example..edu/",
            "https://example.edu./",
            "https:///path",
            "https://",
            "ftp://example.edu/",
            "javascript:alert(1)",
            "https://[::1%25eth0]/",
            "https://example.edu/?q=[1]",
            "https://bücher.example/",
            "https://example_edu:/",
            "https://example.edu\\",
            "https://[::1]x/",
            "https://[v1.a]/",
            "https://-/%zz",
            "mailto:a@example.edu",
            "https://example.edu?x",
            "https://example.edu#x",
            "sis",
            "all",
            "al",
            "alll",
            "a",
            "Sis",
            "9x",
            "adv",
            "s-i_s",
            "UTC",
            "Europe/Berlin",
            "Mars/Base",
            "DE",
            "de",
            "XX",
            "monday",
            "Monday",
            "none",
            "public",
            "primary");

    /** No number beyond the range of long: the validator's "maximum" takes 1E+300 for 0. */
    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1",
            "1.0",
            "1E+3",
            "0.5",
            "999999",
            "999999.0",
            "1000000",
            "1E+18",
            "-0.0",
            "0E-300",
            "1E-2",
            "100E-2");

    /** Returns a value for a property with that schema. */
    public Value any(JsonNode definition) {
        if (dice.oneIn(25)) {
            return odd();
        }
        return switch (definition.path("type").asText()) {
            case "array" -> array(definition);
            case "object" -> definition.has("properties") ? struct(definition) : open();
            case "string" -> new Value.Text(text(definition));
            case "integer" -> new Value.Number(new BigDecimal(dice.pick(NUMBERS)));
            default -> new Value.Bool(dice.oneIn(2));
        };
    }

    private Value odd() {
        return dice.pick(List.of(
                Value.NULL,
                new Value.Text(""),
                new Value.Text("x"),
                new Value.Bool(false),
                new Value.Number(BigDecimal.ONE),
                new Value.Array(List.of()),
                new Value.Array(List.of(new Value.Text("x"))),
                new Value.Struct(Map.of()),
                new Value.Struct(Map.of("unknown", Value.NULL))));
    }

    private Value array(JsonNode definition) {
        List<Value> elements = new ArrayList<>();
        int most = definition.get("maxItems").intValue();
        int length = dice.oneIn(20) ? most + dice.below(2) : dice.below(3);
        for (int i = 0; i < length; i++) {
            elements.add(any(definition.get("items")));
        }
        return new Value.Array(elements);
    }

    private Value struct(JsonNode definition) {
        Map<String, Value> members = new LinkedHashMap<>();
        definition.get("properties").properties().forEach(member -> {
            if (!dice.oneIn(3)) {
                members.put(member.getKey(), any(member.getValue()));
            }
        });
        if (dice.oneIn(20)) {
            members.put(dice.pick(List.of("unknown", "a/b", "", "\n", "x".repeat(100))), Value.NULL);
        }
        return new Value.Struct(members);
    }

    private Value open() {
        Map<String, Value> members = new LinkedHashMap<>();
        for (int i = dice.below(4); i > 0; i--) {
            members.put(dice.text(dice.below(5)), odd());
        }
        return new Value.Struct(members);
    }

    private String text(JsonNode definition) {
        List<String> choices = new ArrayList<>();
        definition.path("enum").forEach(choice -> choices.add(choice.textValue()));
        definition
                .path("oneOf")
                .forEach(choice -> choices.add(choice.get("const").textValue()));
        if (!choices.isEmpty() && !dice.oneIn(10)) {
            return dice.pick(choices);
        }
        if (dice.oneIn(4) && definition.has("maxLength")) {
            String unit = dice.pick(List.of("x", "1", "\uD83D\uDE00", "https://example.edu/", "a"));
            int most = definition.get("maxLength").intValue();
            String text = unit.repeat(most / unit.codePointCount(0, unit.length()));
            return text + "1".repeat(most - text.codePointCount(0, text.length()) + dice.below(2));
        }
        return dice.oneIn(6) ? dice.text(dice.below(40)) : dice.pick(TEXTS);
    }
}
