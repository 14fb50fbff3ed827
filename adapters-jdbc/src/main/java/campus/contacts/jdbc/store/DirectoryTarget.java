package campus.contacts.jdbc.store;

import campus.contacts.directory.AttributePath;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.ReleasePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a condition of the directory looks: at a person {@code d}, or at an element of a list of the person or of a role {@code r}.
 *
 * @param alias what SQL calls the row there
 * @param source the rows there, as a table and the condition that they belong to what is around; empty for the person
 */
record DirectoryTarget(String alias, String source) {
    static final DirectoryTarget PERSON = new DirectoryTarget("d", "");

    private static final String ADDRESS = "a";
    private static final String ROLE = "r";

    private static final Map<String, String> SOURCES = Map.of(
            "identifiers", "directory_identifier e where e.person_id = d.person_id and e.viewer_level <= :level",
            "names", "directory_name e where e.person_id = d.person_id and e.viewer_level <= :level",
            "majors", """
                    directory_major e
                    where e.person_id = r.person_id and e.role_number = r.role_number and e.viewer_level <= :level""");

    private static final String ROLES = "directory_role r where r.person_id = d.person_id and r.viewer_level = :level";

    private static final String OF_PERSON = "directory_address a where a.resource_key = d.resource_key and ";

    /** Of this person in that role: others may have been reached there as well. */
    private static final String OF_ROLE = """
            contact c join directory_address a on a.address_id = c.address_id
            where c.reference_key = r.role_key and c.addressee_key = d.resource_key
                and\s""" + EffectiveConditions.NOW + " and ";

    /** What an address must have to be in a list. */
    private static final Map<String, String> RECORDS = Map.of(
            "emailAddresses", "a.email_address is not null",
            "telephoneNumbers", "a.telephone_number is not null",
            "urls", "a.url is not null",
            "addresses", "a.is_postal");

    /** The lists of a person, and of a role, whose elements depend on addresses. */
    static final List<String> LISTS_OF_PERSON = lists(DirectoryAttribute.PERSON_ADDRESSES, "roles");

    static final List<String> LISTS_OF_ROLE = lists(DirectoryAttribute.ROLE_CONTACTS);

    private static List<String> lists(Set<String> ofAddresses, String... more) {
        List<String> lists = new ArrayList<>(ofAddresses);
        lists.addAll(List.of(more));
        return List.copyOf(lists);
    }

    boolean isRole() {
        return alias.equals(ROLE);
    }

    /** The elements of a list of what is here, so far as they are seen at a level; roles whether seen or not. */
    DirectoryTarget elements(String list, ReleasePolicy level) {
        if (list.equals("roles")) {
            return new DirectoryTarget(ROLE, ROLES);
        }
        return RECORDS.containsKey(list)
                ? addresses(RECORDS.get(list), level)
                : new DirectoryTarget("e", SOURCES.get(list));
    }

    /** The addresses of what is here that are in any of its lists, so far as they are seen at a level. */
    DirectoryTarget addresses(ReleasePolicy level) {
        String inAny = isRole()
                ? "(a.is_postal or a.telephone_number is not null)"
                : "(a.email_address is not null or a.telephone_number is not null or a.url is not null)";
        return addresses(inAny, level);
    }

    private DirectoryTarget addresses(String records, ReleasePolicy level) {
        return new DirectoryTarget(
                ADDRESS,
                (isRole() ? OF_ROLE : OF_PERSON) + records + " and " + isSeen(alias + ".release_policy", level));
    }

    /** An address of which nobody said anything is public where the whole is said to be. */
    static String isSeen(String whole, ReleasePolicy level) {
        String allowed = " <= " + level.code();
        String neitherForbids = "a.release_policy" + allowed + " and " + whole + allowed;
        return level == ReleasePolicy.PUBLIC
                ? neitherForbids + " and (a.release_policy = 0 or " + whole + " = 0)"
                : neitherForbids;
    }

    /** The column of an attribute of what is here. */
    String column(AttributePath path) {
        DirectoryAttribute attribute = path.last();
        String name = DirectoryRows.column(attribute.name());
        if (alias.equals(ADDRESS)) {
            name = name.equals("address") ? "email_address" : name.equals("number") ? "telephone_number" : name;
        } else if (name.equals("id")) {
            name = "role_id";
        }
        return alias + '.' + name;
    }
}
