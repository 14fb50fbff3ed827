package campus.contacts.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(603) 646-1110",
                "(603)",
                "030/1234567",
                "646-1110 x123",
                "1-800-FLOWERS",
                "+49\u00A030\u00A01234",
                "603\u2010646\u20111110\u20132",
                "*72#",
                "7",
                "1234567890123456789012345678901234567890"
            })
    void accepts_a_number_as_people_write_it(String number) {
        assertThat(TelephoneNumber.isNumber(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "()",
                "call me",
                "x123",
                "603;646",
                "603\u2014646",
                "603\n646",
                "\u0661\u0662",
                "12345678901234567890123456789012345678901"
            })
    void rejects_a_malformed_number(String text) {
        assertThat(TelephoneNumber.isNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"603", "(603)", "12345678"})
    void accepts_an_area_code_with_or_without_brackets(String code) {
        assertThat(TelephoneNumber.isAreaCode(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "()", "(603", "603)", "((603))", "80a", "123456789", "6 03"})
    void rejects_a_malformed_area_code(String text) {
        assertThat(TelephoneNumber.isAreaCode(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x17", "(17)", "12345678901234567"})
    void rejects_a_malformed_extension(String text) {
        assertThat(TelephoneNumber.isExtension(text)).isFalse();
    }
}
