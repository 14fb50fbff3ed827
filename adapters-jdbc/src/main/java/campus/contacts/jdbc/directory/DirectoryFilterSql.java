package campus.contacts.jdbc.directory;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryQuery;
import campus.contacts.directory.DirectoryQuery.Viewer;
import campus.contacts.jdbc.columns.ObjectColumns;
import campus.contacts.jdbc.sql.SqlFragment;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.people.ReleasePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates a directory query to SQL: conditions on a person {@code d} at the viewer's level. */
public final class DirectoryFilterSql {
    private final DirectoryQuery query;
    private final Viewer viewer;
    private final ReleasePolicy level;
    private int names;

    public DirectoryFilterSql(DirectoryQuery query) {
        this.query = query;
        this.viewer = query.viewer();
        this.level = viewer.level();
    }

    /** Returns all conditions on a person. */
    public SqlFragment condition() {
        DirectoryTarget roles = DirectoryTarget.PERSON.elements("roles", level);
        SqlFragment all = SqlFragment.of("d.viewer_level = :level").bind("level", level.code());
        if (!viewer.seesPrivate()) {
            all.add("\nand not d.is_private");
        }
        all.add("\nand (d.is_visible or ")
                .add(exists(DirectoryTarget.PERSON.addresses(level)))
                .add(" or ")
                .add(exists(roles, isRoleSeen(roles)))
                .add(")");
        if (query.condition() != null) {
            all.add("\nand ").add(condition(query.condition(), DirectoryTarget.PERSON));
        }
        return all.bind("now", ObjectColumns.moment(viewer.at()));
    }

    private SqlFragment condition(DirectoryFilter condition, DirectoryTarget place) {
        if (condition instanceof DirectoryFilter.All all) {
            return joined(all.conditions(), " and ", place);
        } else if (condition instanceof DirectoryFilter.Any any) {
            return joined(any.conditions(), " or ", place);
        } else if (condition instanceof DirectoryFilter.Not not) {
            return SqlFragment.of("not ").add(condition(not.condition(), place));
        } else if (condition instanceof DirectoryFilter.Within within) {
            return at(within.list(), place, within.condition());
        } else if (condition instanceof DirectoryFilter.Present present) {
            return at(present.path(), place, null);
        } else if (condition instanceof DirectoryFilter.Texts texts) {
            return at(texts.path(), place, texts);
        } else {
            return at(((DirectoryFilter.Integers) condition).path(), place, condition);
        }
    }

    private SqlFragment joined(List<DirectoryFilter> conditions, String word, DirectoryTarget place) {
        SqlFragment joined = SqlFragment.of("(").add(condition(conditions.get(0), place));
        conditions
                .subList(1, conditions.size())
                .forEach(each -> joined.add(word).add(condition(each, place)));
        return joined.add(")");
    }

    /** Returns the condition on the values of a path; a null condition requires that a value is present. */
    private SqlFragment at(AttributePath path, DirectoryTarget place, DirectoryFilter condition) {
        Optional<AttributePath> rest = path.rest();
        if (path.first().form() != DirectoryAttribute.Form.LIST) {
            return switch (path.last().form()) {
                case COMPLEX -> hasMeta(place);
                case RELEASES -> hasPolicies(place);
                default -> comparison(place.column(path), condition);
            };
        }
        DirectoryTarget element = place.elements(path.first().name(), level);
        if (rest.isPresent()) {
            return exists(element, at(rest.get(), element, condition));
        }
        List<SqlFragment> conditions = new ArrayList<>();
        if (condition != null) {
            conditions.add(condition(condition, element));
        }
        if (element.isRole()) {
            conditions.add(isRoleSeen(element));
        }
        return exists(element, conditions.toArray(SqlFragment[]::new));
    }

    private static SqlFragment exists(DirectoryTarget place, SqlFragment... conditions) {
        return SqlFragment.exists(
                SqlFragment.of("select 1 from " + place.source()).and(List.of(conditions)));
    }

    /** Returns the condition that {@code meta} of a person or role is visible: the id of a role, or policies. */
    private SqlFragment hasMeta(DirectoryTarget place) {
        SqlFragment policies = hasPolicies(place);
        return place.isRole()
                ? SqlFragment.of("(r.role_id is not null or ").add(policies).add(")")
                : policies;
    }

    /**
     * Returns the condition that policies of a person or role are visible: those of its own row, or of a list that has a visible element.
     */
    private SqlFragment hasPolicies(DirectoryTarget place) {
        SqlFragment policies = SqlFragment.of("(" + place.alias() + ".has_policies");
        for (String list : place.isRole() ? DirectoryTarget.LISTS_OF_ROLE : DirectoryTarget.LISTS_OF_PERSON) {
            DirectoryTarget elements = place.elements(list, level);
            policies.add(" or " + place.alias() + ".policy_lists like '%" + list + "%' and ")
                    .add(elements.isRole() ? exists(elements, isRoleSeen(elements)) : exists(elements));
        }
        return policies.add(")");
    }

    /** Returns the condition that a role is visible, or an address of it. */
    private SqlFragment isRoleSeen(DirectoryTarget role) {
        return SqlFragment.of("(r.is_visible or ")
                .add(exists(role.addresses(level)))
                .add(")");
    }

    private SqlFragment comparison(String column, DirectoryFilter condition) {
        if (condition instanceof DirectoryFilter.Texts texts) {
            return text(column, texts.operator(), texts.operand());
        } else if (condition instanceof DirectoryFilter.Integers integers) {
            return compared(column, column, integers.operator(), integers.operand());
        }
        return SqlFragment.of(column + " is not null");
    }

    private SqlFragment text(String column, DirectoryFilter.Operator operator, String operand) {
        return switch (operator) {
            case CONTAINS -> like(column, '%' + escaped(operand) + '%');
            case STARTS_WITH -> like(column, escaped(operand) + '%');
            case ENDS_WITH -> like(column, '%' + escaped(operand));
            case EQUAL -> compared(column, column, operator, operand);
            default -> compared(column, apart(column), operator, operand);
        };
    }

    /**
     * Returns an expression that prevents the use of the column's own index, which H2 would scan completely instead of looking up the
     * person.
     */
    private static String apart(String column) {
        return '(' + column + " || '')";
    }

    private SqlFragment like(String column, String pattern) {
        String name = name();
        return held(column, SqlFragment.of(apart(column) + " like :" + name + " escape '!'", name, pattern));
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private SqlFragment compared(String column, String value, DirectoryFilter.Operator operator, Object operand) {
        String name = name();
        return held(column, SqlFragment.of(value + ' ' + sign(operator) + " :" + name, name, operand));
    }

    /** Returns a condition that is false for null, where SQL would yield null: a negation is then true. */
    private static SqlFragment held(String column, SqlFragment condition) {
        return SqlFragment.of("(" + column + " is not null and ").add(condition).add(")");
    }

    private static String sign(DirectoryFilter.Operator operator) {
        return switch (operator) {
            case EQUAL -> "=";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            default -> throw new IllegalArgumentException(operator.name());
        };
    }

    private String name() {
        return "operand_" + names++;
    }
}
