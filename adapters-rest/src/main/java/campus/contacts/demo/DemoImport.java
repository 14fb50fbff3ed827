package campus.contacts.demo;

import campus.contacts.people.ValueLists;
import campus.contacts.service.peopleimport.ImportLine;
import campus.contacts.service.peopleimport.ImportLineReader;
import campus.contacts.service.peopleimport.PeopleImport;
import campus.contacts.spi.Storage;
import campus.contacts.storage.text.PropertyJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Imports the people of the campus as its register has them: every second person is a student, and some have asked not to be shown. */
final class DemoImport {
    private static final String LINE = """
            {"meta": {"release": {"*": "public"}},
             "identifiers": [{"identifier": "%1$s", "type": "network"},
                             {"identifier": "N1%2$07d", "type": "enterprise", "release": "internal"}],
             "names": [{"family": "%11$s", "given": "%10$s", "formatted": "%3$s", "type": "official"}],
             "emailAddresses": [{"address": "%1$s@example.edu", "type": "official"}],
             "private": %4$s, "student": %5$s, "dplans": [%6$s], "contacts": [%7$s],
             "roles": [{"meta": {"id": "demo-%2$d", "sor": "%8$s"}, "affiliation": "%9$s", "status": "current"}],
             "email_addresses": [{"email_address": "%1$s@alum.example.edu", "is_primary": false, "data_source": "adv",
                 "data_source_data": {"type": "Personal Email", "is_preferred_ind": false, "is_for_vitalyst": false,
                                      "forwards_to_email_address": null}}]}""";

    private static final String PLAN = """
            {"term_code": "202609", "dplan_id": "R", "dplan_source_id": "PHL"}""";

    private static final String FAMILY = """
            {"data_source": "sis", "contact_type_id": "EMRG", "priority": "1", "personal_relationship_id": "M",
             "last_name": "%s", "first_name": "Robin", "middle_name": null, "email": "robin.%s@example.test",
             "addresses": [], "telephone_numbers": [
                 {"area_code": "603", "number": "5550%03d", "extension": null, "country_id": null, "is_international": null,
                  "telephone_type_id": null, "from_date": null, "to_date": null}]}""";

    private DemoImport() {}

    /** Imports the people in one unit of work with the present data. */
    static void load(Storage storage, List<DemoPeople.Person> people, ValueLists lists, Clock clock) {
        ImportLineReader reader = new ImportLineReader(storage.ownIds().authority(), lists);
        List<ImportLine> lines = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            lines.add(reader.read(PropertyJson.read(line(people.get(i), i)).values()));
        }
        PeopleImport into = new PeopleImport(storage, clock);
        into.add(into.begin(), lines);
    }

    private static String line(DemoPeople.Person person, int number) {
        boolean student = number % 2 == 0;
        return LINE.formatted(
                person.login(),
                number,
                person.name(),
                number % 20 == 3,
                student,
                student ? PLAN : "",
                student && number % 3 == 0 ? FAMILY.formatted(person.family(), person.login(), number) : "",
                student ? "sis" : "hrs",
                student ? "student" : "employee",
                person.given(),
                person.family());
    }
}
