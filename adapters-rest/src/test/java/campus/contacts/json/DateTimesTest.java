package campus.contacts.json;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests date-times: RFC 3339 input, output in UTC with milliseconds. */
@OnEveryStorage
class DateTimesTest extends Conformance {
    @ParameterizedTest
    @CsvSource({
        "2020-10-03T06:30:00Z,              2020-10-03T06:30:00.000Z",
        "2020-10-03T06:30:00.5Z,            2020-10-03T06:30:00.500Z",
        "2020-10-03T06:30:00.123Z,          2020-10-03T06:30:00.123Z",
        "2020-10-03T06:30:00.1239Z,         2020-10-03T06:30:00.123Z",
        "2020-10-03T06:30:00.999999999Z,    2020-10-03T06:30:00.999Z",
        "2020-10-03T06:30:00.123456789123Z, 2020-10-03T06:30:00.123Z",
        "2020-10-03T06:30:00+00:00,         2020-10-03T06:30:00.000Z",
        "2020-10-03T06:30:00-00:00,         2020-10-03T06:30:00.000Z",
        "2020-10-03t06:30:00z,              2020-10-03T06:30:00.000Z",
        "2020-10-03T06:30:00+05:45,         2020-10-03T00:45:00.000Z",
        "2020-10-03T06:30:00-09:30,         2020-10-03T16:00:00.000Z",
        "2020-10-03T06:30:00+18:00,         2020-10-02T12:30:00.000Z",
        "2020-10-03T06:30:00-18:00,         2020-10-04T00:30:00.000Z",
        "2020-02-29T23:59:59.999Z,          2020-02-29T23:59:59.999Z",
        "1969-12-31T23:59:59.999999Z,       1969-12-31T23:59:59.999Z",
        "1582-10-10T00:00:00Z,              1582-10-10T00:00:00.000Z",
        "0001-01-01T00:00:00Z,              0001-01-01T00:00:00.000Z",
        "0001-01-01T05:00:00+05:00,         0001-01-01T00:00:00.000Z",
        "0000-12-31T23:00:00-01:00,         0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z,          9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999999Z,       9999-12-31T23:59:59.999Z"
    })
    void a_date_time_is_returned_in_utc_truncated_to_milliseconds(String sent, String expected) {
        String id = clerk.contact(TestObjects.someone(), "startDate", sent);
        assertThat(get("/contacts/{}", id).send().text("startDate")).isEqualTo(expected);
        String other = clerk.contact(TestObjects.someone());
        put("/contacts/{}", other).json("endDate", sent).send().is(200);
        assertThat(get("/contacts/{}", other).send().text("endDate")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:59:60Z",
                "2015-06-30T23:59:60.5Z",
                "2020-10-03T06:30:60Z",
                "2020-10-03T06:60:00Z",
                "2020-10-03T24:00:00Z",
                "2021-02-29T00:00:00Z",
                "2021-02-29T00:00:00.000Z",
                "2016-12-31T23:59:60.000Z",
                "2020-10-03T24:00:00.000Z",
                "2020-04-31T00:00:00Z",
                "2020-13-01T00:00:00Z",
                "2020-00-01T00:00:00Z",
                "2020-01-00T00:00:00Z",
                "2020-10-03",
                "2020-10-03T06:30Z",
                "2020-10-03T06:30:00",
                "2020-10-03T06:30:00.Z",
                "2020-10-03T06:30:00,5Z",
                "2020-10-03T06:30:00+5",
                "2020-10-03T06:30:00+0500",
                "2020-10-03T06:30:00+05.00",
                "2020-10-03T06:30:00+05100",
                "2020-10-03 06:30:00Z",
                "2020-10-03T06:30:00Z2020",
                "2020-10-03T06:30:00+18:01",
                "2020-10-03T06:30:00-18:01",
                "2020-10-03T06:30:00+19:00",
                "2020-10-03T06:30:00+05:60",
                "2020-10-03T06:30:00[UTC]",
                "2020-10-03T06:30:00Z[Europe/Paris]",
                "20201003T063000Z",
                "2020-W40-6T06:30:00Z",
                "0000-01-01T00:00:00Z",
                "0000-12-31T23:59:59.999Z",
                "0001-01-01T00:00:00+00:01",
                "9999-12-31T23:59:59-00:01",
                "10000-01-01T00:00:00Z",
                "+2020-10-03T06:30:00Z",
                "-0001-01-01T00:00:00Z",
                "1601706600000",
                "yesterday",
                " ",
                "2020-10-03T06:30:00Z ",
                " 2020-10-03T06:30:00Z",
                "２０２０-10-03T06:30:00Z",
                "2020-10-03T06:30:00−05:00"
            })
    void a_malformed_date_time_is_refused_with_its_place(String text) {
        clerk.postContact(TestObjects.someone(), "startDate", text).send().refusesAt(400, "/startDate");
        clerk.postContact(TestObjects.someone(), "endDate", text).send().refusesAt(400, "/endDate");
        String id = clerk.contact(TestObjects.someone());
        put("/contacts/{}", id).json("startDate", text).send().refusesAt(400, "/startDate");
        patch("/contacts/{}", id).json("endDate", text).send().refusesAt(400, "/endDate");
    }

    @Test
    void the_end_must_not_precede_the_start() {
        clerk.postContact(
                        TestObjects.someone(),
                        "startDate",
                        "2020-10-03T06:30:00.001Z",
                        "endDate",
                        "2020-10-03T06:30:00Z")
                .send()
                .is(400);
        clerk.postContact(
                        TestObjects.someone(),
                        "startDate",
                        "2020-10-03T06:30:00Z",
                        "endDate",
                        "2020-10-03T07:29:59+01:00")
                .send()
                .is(400);
        clerk.contact(
                TestObjects.someone(), "startDate", "2020-10-03T06:30:00Z", "endDate", "2020-10-03T07:30:00+01:00");
        clerk.contact(
                TestObjects.someone(),
                "startDate",
                "2020-10-03T06:30:00.0009Z",
                "endDate",
                "2020-10-03T06:30:00.0001Z");
    }
}
