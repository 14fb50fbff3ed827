package campus.contacts.osid;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.osid.Refusal.Reason;
import campus.contacts.spi.fixture.CampusFixture;
import campus.contacts.testing.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalIdsTest {
    private final LocalIds ids = new LocalIds("Base.url");

    @Test
    void local_Ids_are_named_for_their_kind() {
        assertThat(ids.id(ObjectKind.CONTACT, 1)).hasToString("contact.Contact:1@Base.url");
        assertThat(ids.id(ObjectKind.ADDRESS, 22)).hasToString("contact.Address:22@Base.url");
        assertThat(ids.id(ObjectKind.ADDRESS_BOOK, 333)).hasToString("contact.AddressBook:333@Base.url");
    }

    @Test
    void an_Id_contains_its_number() {
        Dice dice = Dice.of("own Ids");
        for (int i = 0; i < 100; i++) {
            long number =
                    1 + Math.abs((long) dice.below(Integer.MAX_VALUE) * dice.below(Integer.MAX_VALUE)) % 1_000_000;
            for (ObjectKind kind : ObjectKind.values()) {
                assertThat(ids.number(kind, ids.id(kind, number))).hasValue(number);
                for (ObjectKind other : ObjectKind.values()) {
                    assertThat(ids.number(other, ids.id(kind, number)).isPresent())
                            .isEqualTo(kind == other);
                }
            }
        }
        assertThat(ids.number(ObjectKind.ADDRESS, ids.id(ObjectKind.ADDRESS, 999_999_999_999_999_999L)))
                .hasValue(999_999_999_999_999_999L);
    }

    @Test
    void the_number_is_found_in_any_spelling_of_the_Id() {
        assertThat(ids.number(ObjectKind.ADDRESS, Id.parse("CONTACT.address:%31%32@BASE.URL")))
                .hasValue(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact.Address:1@other.url",
                "contact.Address:0@base.url",
                "contact.Address:01@base.url",
                "contact.Address:-1@base.url",
                "contact.Address:+1@base.url",
                "contact.Address:1e3@base.url",
                "contact.Address:1:2@base.url",
                "contact.Address:%201@base.url",
                "contact.Address:١٢@base.url",
                "contact.Address:９@base.url",
                "contact.Address:9223372036854775807@base.url",
                "contact.Address:99999999999999999999@base.url",
                "contact.Contact:1@base.url",
                "people.Address:1@base.url"
            })
    void a_foreign_Id_has_no_number(String text) {
        assertThat(ids.number(ObjectKind.ADDRESS, Id.parse(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b", "a:b", "a%b", "a\n", "\uD800", "%41"})
    void rejects_an_authority_that_an_Id_must_encode(String authority) {
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new LocalIds(authority));
    }

    @Test
    void an_authority_leaves_room_for_the_longest_local_Id() {
        String longest = "😀".repeat(LocalIds.MAX_AUTHORITY);
        LocalIds own = new LocalIds(longest);
        assertThat(own.number(ObjectKind.ADDRESS_BOOK, own.id(ObjectKind.ADDRESS_BOOK, 999_999_999_999_999_999L)))
                .isPresent();
        assertThat(ObjectKind.ADDRESS_BOOK.defaultGenusType(longest).authority())
                .isEqualTo(longest);
        CampusFixture.assertRefused(Reason.INVALID_ARGUMENT, () -> new LocalIds(longest + "x"));
    }
}
