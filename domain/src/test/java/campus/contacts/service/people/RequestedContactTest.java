package campus.contacts.service.people;

import static campus.contacts.spi.fixture.StudentFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import campus.contacts.osid.ValidationErrors;
import campus.contacts.osid.Value;
import campus.contacts.service.people.document.DocumentReader;
import campus.contacts.service.people.document.PersonalContactReader;
import campus.contacts.spi.fixture.StudentFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored contacts are read back unchanged, and nothing else is read. */
class RequestedContactTest {
    @Test
    void a_stored_contact_is_read_back_unchanged() {
        for (String sent : List.of(
                StudentFixture.item(StudentFixture.ADA, "EMRG", 1, "Jane"),
                StudentFixture.item(
                        StudentFixture.ADA,
                        "XP",
                        2,
                        "John",
                        "city",
                        "Hanover",
                        "number",
                        "1",
                        "email",
                        "j@example.edu"))) {
            Value.Struct contact = (Value.Struct) ((Value.Struct) json(sent)).get("contact");
            Value.Struct said = new PersonalContactReader(StudentFixture.lists())
                    .read(new DocumentReader(contact, "", new ValidationErrors()));
            List<RequestedContact> contacts = List.of(
                    new RequestedContact(null, said, RequestedContact.Form.PARTS),
                    new RequestedContact(StudentFixture.type("any"), said, RequestedContact.Form.PARTS),
                    new RequestedContact(StudentFixture.type("any"), contact, RequestedContact.Form.SHOWN));
            assertThat(RequestedContact.restore(RequestedContact.store(contacts)))
                    .isEqualTo(contacts);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[{}]",
                "[7]",
                "[{'contact':[]}]",
                "[{'contact':{},'shoe':7}]",
                "[{'id':'no Id','contact':{}}]",
                "[{'id':null,'contact':{}}]",
                "[{'unchanged':{}}]",
                "[{'contact':{},'unchanged':{}}]",
                "[{'contact':{'shoe':'x'}}]",
                "[{'contact':{'priority':1}}]",
                "[{'contact':{'priority':null}}]",
                "[{'contact':{'addresses':[{}]}}]",
                "[{'contact':{'addresses':null}}]",
                "[{'contact':{'addresses':{'shoe':'x'}}}]",
                "[{'contact':{'addresses':{'city':7}}}]"
            })
    void any_other_form_is_rejected(String stored) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestedContact.restore(json(stored.replace('\'', '"'))));
    }
}
