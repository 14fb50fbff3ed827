package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.testing.Dice;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {
    @ParameterizedTest
    @CsvSource({
        "contact.Contact:3184@base.url, contact.Contact, 3184, base.url",
        "a:b@c, a, b, c",
        "a:b:c@d, a, b:c, d",
        "a:b@c@d, a, b@c, d",
        "a::@d, a, :, d",
        "a:@@d, a, @, d",
        "a:b@c:8080, a, b, c:8080",
        "a%3ab:c%40d%3Ae@f%25g, a:b, c@d:e, f%g",
        "a:%20@b, a, ' ', b",
        "a:Z%c3%BCrich@b, a, Zürich, b",
        "ä:中😀@ö, ä, 中😀, ö",
        "a:/?#[]&=+@b, a, /?#[]&=+, b"
    })
    void an_id_is_split_at_the_first_colon_and_the_last_at_sign(
            String text, String namespace, String identifier, String authority) {
        Id id = Id.parse(text);
        assertThat(id.namespace()).isEqualTo(namespace);
        assertThat(id.identifier()).isEqualTo(identifier);
        assertThat(id.authority()).isEqualTo(authority);
        assertThat(id).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "@",
                ":@",
                "a",
                "a:b",
                "a@b",
                ":b@c",
                "a:@c",
                "a:b@",
                "a@b:c",
                "a b:c@d",
                "a:b c@d",
                "a:b@ ",
                "a:b\n@c",
                "a:b\u0000@c",
                "a:b\u007f@c",
                "a:b\u0085@c",
                "a:%@c",
                "a:%4@c",
                "a:%G0@c",
                "a:%0G@c",
                "a:%-1@c",
                "a:b@c%2",
                "a:%C3@c",
                "a:%c3%28@c",
                "a:%C0%AF@c",
                "a:%ED%A0%80@c",
                "a:%F5%80%80%80@c",
                "a:\uD83D@c",
                "a:\uDE00\uD83D@c",
                "\uDE00:b@c"
            })
    void rejects_a_malformed_Id(String text) {
        assertThat(Id.find(text)).isEmpty();
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> Id.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "a:b@c, A:b@c",
        "a:b@c, a:b@C",
        "Contact.Contact:1@Base.URL, contact.contact:1@base.url",
        "a:b%3Ac@d, a:b:c@d",
        "a:b%40c@d, a:b@c@d",
        "A@B:c@D:E, a%40b:c@d%3Ae",
        "a:%62@c, a:b@c",
        "%41:b@c, a:b@%43",
        "a:%c3%bc@c, a:%C3%BC@c",
        "a:%C3%BC@c, a:ü@c"
    })
    void Ids_are_equal_whatever_their_spelling(String one, String other) {
        assertThat(Id.parse(one)).isEqualTo(Id.parse(other)).hasSameHashCodeAs(Id.parse(other));
        assertThat(Id.parse(one).key()).isEqualTo(Id.parse(other).key());
        assertThat(Id.parse(one).normalized()).isEqualTo(Id.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "a:b@c, a:B@c",
        "a:b@c, a:b@d",
        "a:b@c, d:b@c",
        "a:b@c, a:%20b@c",
        "a:b:c@d, a%3Ab:c@d",
        "a:b@c@d, a:b@c%40d",
        "a:b%2525@c, a:b%25@c",
        "ä:b@c, Ä:b@c",
        "a:b@ä, a:b@Ä",
        "a:e\u0301@c, a:\u00e9@c",
        "k:b@c, \u212A:b@c"
    })
    void Ids_that_differ_in_more_than_spelling_are_different(String one, String other) {
        assertThat(Id.parse(one)).isNotEqualTo(Id.parse(other));
        assertThat(Id.parse(one).key()).isNotEqualTo(Id.parse(other).key());
    }

    @Test
    void an_Id_has_at_most_512_code_points() {
        for (String one : List.of("x", "é", "中", "😀", "\uDBFF\uDFFF", ":", "@")) {
            String longest = "a:" + one.repeat(508) + "@b";
            assertThat(Id.find(longest)).as(one).isPresent();
            assertThat(Id.find("a" + longest)).as(one).isEmpty();
        }
        assertThat(Id.find("a:" + "%20".repeat(169) + "x@b"))
                .as("512 in the text form")
                .isPresent();
        assertThat(Id.find("a:" + "%20".repeat(169) + "xy@b")).isEmpty();
    }

    @Test
    void parts_are_encoded_where_required() {
        assertThat(Id.of("a b", "%:@ \t\u0085/é😀", "c:d")).hasToString("a%20b:%25%3A%40%20%09%C2%85/é😀@c%3Ad");
        assertThat(Id.of("a", "\u0000", "b")).hasToString("a:%00@b");
    }

    @Test
    void rejects_invalid_parts_of_an_Id() {
        for (String bad : List.of("", "\uD83D", "\uDE00", "x".repeat(509))) {
            CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> Id.of("a", bad, "c"));
        }
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> Id.of("", "b", "c"));
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> Id.of("a", "b", ""));
    }

    @Test
    @Tag("random")
    void parts_survive_a_round_trip_through_the_text_form() {
        Dice dice = Dice.of("Ids");
        for (int i = 0; i < 5000; i++) {
            String namespace = part(dice);
            String identifier = part(dice);
            String authority = part(dice);
            Id id = Id.of(namespace, identifier, authority);
            Id read = Id.parse(id.toString());
            assertThat(read).isEqualTo(id).hasToString(id.normalized().toString());
            assertThat(read.namespace()).isEqualTo(namespace);
            assertThat(read.identifier()).isEqualTo(identifier);
            assertThat(read.authority()).isEqualTo(authority);
            assertThat(id.toString()).doesNotContainPattern("[ \\p{Cntrl}]").matches("[^:@]+:[^:@]+@[^:@]+");
        }
    }

    @Test
    @Tag("random")
    void equality_is_equality_of_the_decoded_parts() {
        Dice dice = Dice.of("Id equality");
        List<String> parts = List.of("a", "A", "b", ":", "@", "%41", "%61", "%3A", "%40", "%25", "a%20", "ä", "Ä");
        for (int i = 0; i < 20_000; i++) {
            Id one = anyOf(parts, dice);
            Id other = anyOf(parts, dice);
            boolean equal = ascii(one.namespace()).equals(ascii(other.namespace()))
                    && one.identifier().equals(other.identifier())
                    && ascii(one.authority()).equals(ascii(other.authority()));
            assertThat(one.equals(other)).as("%s and %s", one, other).isEqualTo(equal);
            assertThat(one.key().equals(other.key())).isEqualTo(equal);
        }
    }

    private static Id anyOf(List<String> parts, Dice dice) {
        String identifier = dice.pick(parts) + dice.pick(parts);
        return Id.parse("n" + dice.pick(parts) + ":" + identifier + "@x" + dice.pick(parts) + "z");
    }

    private static String ascii(String part) {
        return part.replace('A', 'a');
    }

    private static String part(Dice dice) {
        String text = dice.text(1 + dice.below(15));
        return dice.oneIn(3) ? dice.pick(List.of("%", ":", "@", "%41", "\u0000")) + text : text;
    }
}
