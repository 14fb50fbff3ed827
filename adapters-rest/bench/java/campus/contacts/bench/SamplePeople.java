package campus.contacts.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The sample people, in the format of {@code import people}: each with an e-mail address, an office with a telephone, an emergency contact
 * and an e-mail address in another data source.
 *
 * @param people the number of people; the first is {@code p1}
 */
record SamplePeople(long people) implements Sample {
    private static final String SYLLABLES =
            "ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to";

    private static final String LINE = """
            {"identifiers": [{"identifier": "p%1$d", "type": "network", "release": "public"}, \
            {"identifier": "N%1$d", "type": "enterprise", "release": "internal"}], \
            "names": [{"family": "%2$s", "given": "Robin", "formatted": "Robin %2$s", "type": "official", "release": "public"}], \
            "emailAddresses": [{"address": "p%1$d@example.edu", "type": "official", "release": "public"}], \
            "student": true, "primaryAffiliation": "student", "roles": [{"meta": {"id": "role-%1$d", "sor": "sis"}, \
            "affiliation": "student", "status": "current", "department": "Department of Physics", \
            "addresses": [{"street": "%1$d Heron Lane", "locality": "Hanover", "country": "US", "type": "official", "release": "public"}], \
            "telephoneNumbers": [{"number": "603-555-0100", "type": "office", "release": "public"}]}], \
            "contacts": [{"data_source": "hrs", "contact_type_id": "HRSEMRG", "priority": "1", "name": "Alex %2$s", \
            "telephone_numbers": [{"number_type": "primary", "number": "555.0100"}]}], \
            "email_addresses": [{"email_address": "p%1$d@alum.example.edu", "is_primary": false, "data_source": "adv", \
            "data_source_data": {"type": "Personal Email"}}]}""";

    @Override
    public String name() {
        return "people_" + people;
    }

    /** Returns a family name of three syllables; there are 19,683 of them. */
    static String family(long number) {
        String[] syllables = SYLLABLES.split(" ");
        StringBuilder family = new StringBuilder();
        // a prime number gives people with consecutive numbers different names
        for (long left = number * 7919; family.length() < 6; left /= syllables.length) {
            family.append(syllables[(int) (left % syllables.length)]);
        }
        return family.substring(0, 1).toUpperCase(Locale.ROOT) + family.substring(1);
    }

    @Override
    public void fill(String database) throws IOException {
        Path file = Files.createTempFile("people", ".ndjson");
        try {
            write(file);
            Program.importFile(file, database, "people");
        } finally {
            Files.delete(file);
        }
    }

    /** Writes the file. */
    void write(Path file) throws IOException {
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (long number = 1; number <= people; number++) {
                lines.println(LINE.formatted(number, family(number)));
            }
        }
    }
}
