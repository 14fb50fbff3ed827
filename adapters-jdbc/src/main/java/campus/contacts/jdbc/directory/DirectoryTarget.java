package campus.contacts.jdbc.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.jdbc.columns.EffectiveConditions;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.ReleasePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows that a directory condition is evaluated on: a person {@code d}, or an element of a list of the person or of a role {@code r}.
 *
 * @param alias the SQL alias of the row
 * @param source the table and the condition that its rows belong to the enclosing row; empty for the person
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

    /** Selects the addresses of this person in this role; other people may have addresses in the same role. */
    private static final String OF_ROLE = """
            contact c join directory_address a on a.address_id = c.address_id
            where c.reference_key = r.role_key and c.addressee_key = d.resource_key
                and\s""" + EffectiveConditions.NOW + " and ";

    /** The condition for an address to be in a list, by the name of the list. */
    private static final Map<String, String> RECORDS = Map.of(
            "emailAddresses", "a.email_address is not null",
            "telephoneNumbers", "a.telephone_number is not null",
            "urls", "a.url is not null",
            "addresses", "a.is_postal");

    /** The lists of a person and of a role whose elements depend on addresses. */
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

    /** Returns the elements of a list that are visible at a level; roles regardless of their visibility. */
    DirectoryTarget elements(String list, ReleasePolicy level) {
        if (list.equals("roles")) {
            return new DirectoryTarget(ROLE, ROLES);
        }
        return RECORDS.containsKey(list)
                ? addresses(RECORDS.get(list), level)
                : new DirectoryTarget("e", SOURCES.get(list));
    }

    /** Returns the addresses in any list that are visible at a level. */
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

    /** An address without a release policy inherits {@code public} from its person or role. */
    static String isSeen(String whole, ReleasePolicy level) {
        String allowed = " <= " + level.code();
        String neitherForbids = "a.release_policy" + allowed + " and " + whole + allowed;
        return level == ReleasePolicy.PUBLIC
                ? neitherForbids + " and (a.release_policy = 0 or " + whole + " = 0)"
                : neitherForbids;
    }

    /** Returns the column of an attribute. */
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
