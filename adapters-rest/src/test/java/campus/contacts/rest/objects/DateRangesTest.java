package campus.contacts.rest.objects;

import static org.assertj.core.api.Assertions.assertThat;

import campus.contacts.rest.fixture.Conformance;
import campus.contacts.rest.fixture.OnEveryStorage;
import campus.contacts.rest.fixture.TestObjects;
import campus.contacts.rest.http.client.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests filters by effective dates. Ranges and periods include both their ends. */
@OnEveryStorage
class DateRangesTest extends Conformance {
    private final String reference = TestObjects.someone();

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-03 | 2020-12-18 | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-11-01 | 2020-11-01 | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-18 | -          | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-19 | -          | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -          | 2020-10-03 | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -          | 2020-10-02 | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-18T19:30:00.000Z | -                        | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-18T19:30:00.001Z | -                        | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -                        | 2020-10-03T06:30:00.000Z | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -                        | 2020-10-03T06:29:59.999Z | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -                        | 2020-10-03T08:30:00+02:00 | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | -                        | 2020-10-03T08:29:59+02:00 | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-18T14:30:00-05:00 | -                       | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-12-18T14:30:01-05:00 | -                       | false
            2020-10-03T23:59:59.999Z | -                        | -          | 2020-10-03 | true
            2020-10-04T00:00:00.000Z | -                        | -          | 2020-10-03 | false
            2020-10-03T23:59:59.999Z | -                        | -          | 2020-10-03T23:59:59Z | false
            -                        | 2020-10-03T00:00:00.000Z | 2020-10-03 | -          | true
            -                        | 2020-10-02T23:59:59.999Z | 2020-10-03 | -          | false
            -                        | -                        | 2020-10-03 | 2020-10-03 | true
            -                        | -                        | 0001-01-01 | 9999-12-31 | true
            2020-10-03T06:30:00.000Z | -                        | 9999-12-31 | -          | true
            -                        | 2020-10-03T06:30:00.000Z | -          | 0001-01-01 | true
            2020-10-03T12:00:00.000Z | 2020-10-03T12:00:00.000Z | 2020-10-03T12:00:00Z | 2020-10-03T12:00:00Z | true
            """)
    void a_contact_effective_in_part_of_the_range_matches(
            String start, String end, String from, String to, boolean matches) {
        String contact = clerk.contact(reference, "startDate", start, "endDate", end);
        assertThat(list(from, to).send().ids().contains(contact)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-04 | 2020-12-17 | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-03 | 2020-12-17 | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-04 | 2020-12-18 | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-03T06:30:00Z | 2020-12-18T19:30:00Z | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-03T06:29:59.999Z | 2020-12-18T19:30:00Z | false
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-03T06:30:00Z | 2020-12-18T19:30:00.001Z | false
            2020-10-03T00:00:00.000Z | 2020-10-03T23:59:59.999Z | 2020-10-03 | 2020-10-03 | true
            2020-10-03T00:00:00.001Z | 2020-10-03T23:59:59.999Z | 2020-10-03 | 2020-10-03 | false
            2020-10-03T00:00:00.000Z | 2020-10-03T23:59:59.998Z | 2020-10-03 | 2020-10-03 | false
            2020-10-03T06:30:00.000Z | -                        | 2020-10-04 | -          | true
            2020-10-03T06:30:00.000Z | 2020-12-18T19:30:00.000Z | 2020-10-04 | -          | false
            2020-10-03T06:30:00.000Z | -                        | 2020-10-03 | -          | false
            -                        | 2020-10-03T23:59:59.999Z | -          | 2020-10-03 | true
            -                        | 2020-10-03T23:59:59.998Z | -          | 2020-10-03 | false
            2020-01-01T00:00:00.000Z | 2020-12-18T19:30:00.000Z | -          | 2020-10-03 | false
            -                        | -                        | 2020-10-03 | -          | true
            -                        | -                        | -          | 2020-10-03 | true
            -                        | -                        | 0001-01-01 | 9999-12-31 | true
            """)
    void throughout_selects_contacts_effective_during_the_whole_range(
            String start, String end, String from, String to, boolean matches) {
        String contact = clerk.contact(reference, "startDate", start, "endDate", end);
        assertThat(list(from, to).with("dateMatch", "throughout").send().ids().contains(contact))
                .isEqualTo(matches);
    }

    @Test
    void without_dates_ended_and_future_contacts_are_listed_too() {
        String ended = clerk.contact(reference, "endDate", "2001-01-01T00:00:00Z");
        String future = clerk.contact(reference, "startDate", "9000-01-01T00:00:00Z");
        String always = clerk.contact(reference);
        assertThat(list(null, null).send().ids()).containsExactly(ended, future, always);
    }

    @Test
    void effective_selects_contacts_by_the_current_time() {
        String ended = clerk.contact(reference, "endDate", "2001-01-01T00:00:00Z");
        String future = clerk.contact(reference, "startDate", "9000-01-01T00:00:00Z");
        String always = clerk.contact(reference);
        String now = clerk.contact(reference, "startDate", "2001-01-01T00:00:00Z", "endDate", "9000-01-01T00:00:00Z");
        String since = clerk.contact(reference, "startDate", "2001-01-01T00:00:00Z");
        assertThat(list(null, null).with("effective", true).send().ids()).containsExactly(always, now, since);
        assertThat(list(null, null).with("effective", false).send().ids()).containsExactly(ended, future);
        assertThat(list("2001-06-01", null).with("effective", false).send().ids())
                .containsExactly(future);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-13-01",
                "2020-02-30",
                "2021-02-29",
                "20201003",
                "2020-10-3",
                "03/10/2020",
                "today",
                "2020-10",
                "2020-10-03Z",
                "2020-10-03T06:30:00",
                "2020-10-03T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "0000-01-01",
                "10000-01-01",
                "+2020-10-03",
                "-2020-10-03",
                "1601706600",
                " "
            })
    void rejects_a_malformed_date(String date) {
        get("/contacts").with("fromDate", date).send().is(400);
        get("/contacts").with("toDate", date).send().is(400);
        get("/address-books/{}/contacts", TestObjects.DEFAULT_BOOK)
                .with("toDate", date)
                .send()
                .is(400);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-10-04,           2020-10-03",
        "2020-10-03T12:00:01Z, 2020-10-03T12:00:00Z",
        "2020-10-04,           2020-10-03T23:59:59Z",
        "2020-10-04T00:00:00Z, 2020-10-03",
        "2020-10-03T12:00:00Z, 2020-10-03T12:00:00+01:00"
    })
    void a_range_does_not_end_before_it_begins(String from, String to) {
        list(from, to).send().is(400);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-10-03,           2020-10-03",
        "2020-10-03T23:59:59Z, 2020-10-03",
        "2020-10-03T12:00:00Z, 2020-10-03T12:00:00Z",
        "2020-10-03T12:00:00Z, 2020-10-03T11:00:00-01:00"
    })
    void a_range_may_be_one_day_or_one_moment(String from, String to) {
        String contact = clerk.contact(reference);
        assertThat(list(from, to).send().ids()).containsExactly(contact);
    }

    @Test
    void how_dates_match_needs_a_date_and_a_known_name() {
        list(null, null).with("dateMatch", "throughout").send().is(400);
        list("2020-10-03", null).with("dateMatch", "sometimes").send().is(400);
        list("2020-10-03", null).with("dateMatch", "Throughout").send().is(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "now", "tru"})
    void effective_is_true_or_false(String value) {
        list(null, null).with("effective", value).send().is(400);
    }

    private Request list(String from, String to) {
        Request list = get("/contacts").with("referenceId", reference);
        if (from != null) {
            list.with("fromDate", from);
        }
        return to == null ? list : list.with("toDate", to);
    }
}
