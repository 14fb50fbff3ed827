package campus.contacts.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The example payload of PUT in the People-Contacts document, with addresses of nobody. */
final class SampleContacts {
    private static final String PAYLOAD = """
            [
              {"owner_netid": "f00000x",
               "contact": {"contact_type_id": "EMRG", "priority": "1", "personal_relationship_id": "M",
                "last_name": "Jane", "first_name": "Doe", "middle_name": null, "email": "jd@example.edu",
                "addresses": [{"street_line_1": "412 412th Street, Unit Z", "street_line_2": null, "street_line_3": null,
                 "city": "Mount Vernon", "state_id": "NH", "country_id": null, "postal_code": "01234",
                 "address_type_id": null, "from_date": null, "to_date": null}],
                "telephone_numbers": [{"area_code": "802", "number": "7284355", "extension": null, "country_id": null,
                 "is_international": null, "telephone_type_id": null, "from_date": null, "to_date": null}]}},
              {"owner_netid": "f00000x",
               "contact": {"contact_type_id": "XP", "priority": "9", "personal_relationship_id": "F",
                "last_name": "Doe", "first_name": "John", "middle_name": "D", "email": "jdd@example.edu",
                "addresses": [{"street_line_1": null, "street_line_2": null, "street_line_3": null, "city": null,
                 "state_id": null, "country_id": null, "postal_code": null, "address_type_id": "XP", "from_date": null,
                 "to_date": null}],
                "telephone_numbers": [{"area_code": "802", "number": "7284355", "extension": null, "country_id": null,
                 "is_international": null, "telephone_type_id": null, "from_date": null, "to_date": null}]}}
            ]""";

    private SampleContacts() {}

    static ArrayNode of(String netid) {
        return (ArrayNode) JsonTree.read(PAYLOAD.replace("f00000x", netid).getBytes(StandardCharsets.UTF_8));
    }

    /** The first of them alone. */
    static ArrayNode one(String netid) {
        ArrayNode all = of(netid);
        all.remove(1);
        return all;
    }

    /** What is at a JSON pointer set to something else. */
    static ArrayNode with(ArrayNode payload, String pointer, JsonNode value) {
        parent(payload, pointer).set(name(pointer), value);
        return payload;
    }

    static ArrayNode without(ArrayNode payload, String pointer) {
        parent(payload, pointer).remove(name(pointer));
        return payload;
    }

    private static ObjectNode parent(ArrayNode payload, String pointer) {
        return (ObjectNode) payload.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String name(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }
}
