package campus.contacts.jdbc;

import campus.contacts.people.Attribute;
import campus.contacts.people.AttributePath;
import campus.contacts.people.Condition;
import campus.contacts.people.DirectoryQuery;
import campus.contacts.people.DirectoryQuery.Onlooker;
import campus.contacts.people.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a query of the directory asks for, in SQL: conditions on a person {@code d} at the onlooker's level. */
final class DirectorySearch {
    private final DirectoryQuery query;
    private final Onlooker onlooker;
    private final Release level;
    private int names;

    DirectorySearch(DirectoryQuery query) {
        this.query = query;
        this.onlooker = query.onlooker();
        this.level = onlooker.level();
    }

    /** Everything that a person must meet. */
    Sql condition() {
        DirectoryPlace roles = DirectoryPlace.PERSON.elements("roles", level);
        Sql all = Sql.of("d.viewer_level = :level").bind("level", level.code());
        if (!onlooker.seesPrivate()) {
            all.add("\nand not d.is_private");
        }
        all.add("\nand (d.is_visible or ")
                .add(exists(DirectoryPlace.PERSON.addresses(level)))
                .add(" or ")
                .add(exists(roles, isRoleSeen(roles)))
                .add(")");
        if (query.condition() != null) {
            all.add("\nand ").add(condition(query.condition(), DirectoryPlace.PERSON));
        }
        return all.bind("now", Columns.moment(onlooker.at()));
    }

    private Sql condition(Condition condition, DirectoryPlace place) {
        if (condition instanceof Condition.All all) {
            return joined(all.conditions(), " and ", place);
        } else if (condition instanceof Condition.Any any) {
            return joined(any.conditions(), " or ", place);
        } else if (condition instanceof Condition.Not not) {
            return Sql.of("not ").add(condition(not.condition(), place));
        } else if (condition instanceof Condition.Within within) {
            return at(within.list(), place, within.condition());
        } else if (condition instanceof Condition.Present present) {
            return at(present.path(), place, null);
        } else if (condition instanceof Condition.Texts texts) {
            return at(texts.path(), place, texts);
        } else {
            return at(((Condition.Integers) condition).path(), place, condition);
        }
    }

    private Sql joined(List<Condition> conditions, String word, DirectoryPlace place) {
        Sql joined = Sql.of("(").add(condition(conditions.get(0), place));
        conditions
                .subList(1, conditions.size())
                .forEach(each -> joined.add(word).add(condition(each, place)));
        return joined.add(")");
    }

    /** The condition on what a path leads to; null: that there is anything. */
    private Sql at(AttributePath path, DirectoryPlace place, Condition condition) {
        Optional<AttributePath> rest = path.rest();
        if (path.first().form() != Attribute.Form.LIST) {
            return switch (path.last().form()) {
                case COMPLEX -> hasMeta(place);
                case RELEASES -> hasPolicies(place);
                default -> comparison(place.column(path), condition);
            };
        }
        DirectoryPlace element = place.elements(path.first().name(), level);
        if (rest.isPresent()) {
            return exists(element, at(rest.get(), element, condition));
        }
        List<Sql> conditions = new ArrayList<>();
        if (condition != null) {
            conditions.add(condition(condition, element));
        }
        if (element.isRole()) {
            conditions.add(isRoleSeen(element));
        }
        return exists(element, conditions.toArray(Sql[]::new));
    }

    private static Sql exists(DirectoryPlace place, Sql... conditions) {
        return Sql.exists(Sql.of("select 1 from " + place.source()).and(List.of(conditions)));
    }

    /** That {@code meta} is shown of a person or role: a role's id, or policies. */
    private Sql hasMeta(DirectoryPlace place) {
        Sql policies = hasPolicies(place);
        return place.isRole()
                ? Sql.of("(r.role_id is not null or ").add(policies).add(")")
                : policies;
    }

    /** That policies of a person or role are shown: of what its rows show, or of a list in which an element is shown. */
    private Sql hasPolicies(DirectoryPlace place) {
        Sql policies = Sql.of("(" + place.alias() + ".has_policies");
        for (String list : place.isRole() ? DirectoryPlace.LISTS_OF_ROLE : DirectoryPlace.LISTS_OF_PERSON) {
            DirectoryPlace elements = place.elements(list, level);
            policies.add(" or " + place.alias() + ".policy_lists like '%" + list + "%' and ")
                    .add(elements.isRole() ? exists(elements, isRoleSeen(elements)) : exists(elements));
        }
        return policies.add(")");
    }

    /** That anything of a role is seen: of itself, or an address. */
    private Sql isRoleSeen(DirectoryPlace role) {
        return Sql.of("(r.is_visible or ").add(exists(role.addresses(level))).add(")");
    }

    private Sql comparison(String column, Condition condition) {
        if (condition instanceof Condition.Texts texts) {
            return text(column, texts.operator(), texts.operand());
        } else if (condition instanceof Condition.Integers integers) {
            return compared(column, column, integers.operator(), integers.operand());
        }
        return Sql.of(column + " is not null");
    }

    private Sql text(String column, Condition.Operator operator, String operand) {
        return switch (operator) {
            case CONTAINS -> like(column, '%' + escaped(operand) + '%');
            case STARTS_WITH -> like(column, escaped(operand) + '%');
            case ENDS_WITH -> like(column, '%' + escaped(operand));
            case EQUAL -> compared(column, column, operator, operand);
            default -> compared(column, apart(column), operator, operand);
        };
    }

    /** Kept from its own index, which H2 would rather go through from end to end than look up the one person meant. */
    private static String apart(String column) {
        return '(' + column + " || '')";
    }

    private Sql like(String column, String pattern) {
        String name = name();
        return held(column, Sql.of(apart(column) + " like :" + name + " escape '!'", name, pattern));
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private Sql compared(String column, String value, Condition.Operator operator, Object operand) {
        String name = name();
        return held(column, Sql.of(value + ' ' + sign(operator) + " :" + name, name, operand));
    }

    /** What is null neither holds nor holds not for SQL; here it does not hold. */
    private static Sql held(String column, Sql condition) {
        return Sql.of("(" + column + " is not null and ").add(condition).add(")");
    }

    private static String sign(Condition.Operator operator) {
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
