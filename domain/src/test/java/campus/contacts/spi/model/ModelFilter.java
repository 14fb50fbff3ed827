package campus.contacts.spi.model;

import campus.contacts.directory.AttributePath;
import campus.contacts.directory.DirectoryFilter;
import campus.contacts.directory.DirectoryFilter.Operator;
import campus.contacts.directory.FoldedText;
import campus.contacts.people.DirectoryAttribute;
import campus.contacts.testing.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A filter of the directory with its implementation in the naive model. */
public record ModelFilter(DirectoryFilter condition, Judge judge) {
    static final List<String> TEXTS = List.of(
            "Ada",
            "ADA",
            "ad",
            "Adam",
            "Lovel\u00e9",
            "L",
            "\ufb01sh",
            "fish",
            "\u5b57",
            "\ud83d\ude80",
            "\ue000",
            "1%_!x",
            "1",
            "i",
            "\u0130",
            "");

    private static final List<String> LISTS = List.of(
            "emailAddresses",
            "identifiers",
            "names",
            "telephoneNumbers",
            "urls",
            "roles",
            "roles.addresses",
            "roles.majors",
            "roles.telephoneNumbers");
    private static final List<String> INTEGERS = List.of("classYear", "rankSor");
    private static final Map<String, List<String>> PARTS = Map.of(
            "emailAddresses", List.of("address", "type", "release"),
            "identifiers", List.of("identifier", "type", "release"),
            "names", List.of("family", "given", "formatted", "middle", "language", "type", "release"),
            "telephoneNumbers", List.of("number", "type", "release"),
            "urls", List.of("url", "type", "release"),
            "addresses",
                    List.of(
                            "country",
                            "formatted",
                            "locality",
                            "postalCode",
                            "region",
                            "room",
                            "street",
                            "release",
                            "type"),
            "majors", List.of("major", "type"),
            "roles",
                    List.of(
                            "meta.id",
                            "meta.sor",
                            "affiliation",
                            "classYear",
                            "rankSor",
                            "degree",
                            "title",
                            "status",
                            "addresses.locality",
                            "telephoneNumbers.number",
                            "majors.major",
                            "department"));
    private static final List<String> COMPLEX = List.of("meta", "meta.release", "roles.meta", "roles.meta.release");
    private static final List<String> SINGLES = List.of("primaryAffiliation", "primaryCampus", "primarySubaffiliation");

    /** Evaluates the filter. */
    public interface Judge {
        boolean holds(Object seen);
    }

    boolean holds(Object seen) {
        return judge.holds(seen);
    }

    public static ModelFilter random(Dice dice, int depth) {
        return random(dice, depth, DirectoryAttribute.PERSON, "");
    }

    private static ModelFilter random(Dice dice, int depth, DirectoryAttribute from, String list) {
        int kind = depth == 0 ? 0 : dice.below(8);
        if (kind == 1) {
            ModelFilter inner = random(dice, depth - 1, from, list);
            return new ModelFilter(new DirectoryFilter.Not(inner.condition), seen -> !inner.holds(seen));
        } else if (kind == 2 || kind == 3) {
            List<ModelFilter> both = some(dice, depth, from, list);
            return new ModelFilter(
                    new DirectoryFilter.All(
                            both.stream().map(ModelFilter::condition).toList()),
                    seen -> both.stream().allMatch(each -> each.holds(seen)));
        } else if (kind == 4) {
            List<ModelFilter> either = some(dice, depth, from, list);
            return new ModelFilter(
                    new DirectoryFilter.Any(
                            either.stream().map(ModelFilter::condition).toList()),
                    seen -> either.stream().anyMatch(each -> each.holds(seen)));
        } else if (kind > 4 && list.isEmpty()) {
            return within(dice, depth);
        }
        return comparison(dice, from, list);
    }

    private static List<ModelFilter> some(Dice dice, int depth, DirectoryAttribute from, String list) {
        List<ModelFilter> some = new ArrayList<>();
        for (int i = 2 + dice.below(2); i > 0; i--) {
            some.add(random(dice, depth - 1, from, list));
        }
        return some;
    }

    private static ModelFilter within(Dice dice, int depth) {
        String list = dice.pick(LISTS);
        AttributePath path = AttributePath.find(DirectoryAttribute.PERSON, list).orElseThrow();
        if (dice.oneIn(6)) {
            return new ModelFilter(
                    new DirectoryFilter.Present(path),
                    seen -> !DirectoryModel.values(seen, names(list)).isEmpty());
        }
        ModelFilter inner = random(dice, depth - 1, path.last(), path.last().name());
        return new ModelFilter(
                new DirectoryFilter.Within(path, inner.condition),
                seen -> DirectoryModel.values(seen, names(list)).stream().anyMatch(inner::holds));
    }

    private static ModelFilter comparison(Dice dice, DirectoryAttribute from, String list) {
        if (dice.oneIn(8)) {
            return present(dice, from, list);
        }
        String dotted = path(dice, list);
        AttributePath path = AttributePath.find(from, dotted).orElseThrow();
        List<String> names = names(dotted);
        Operator operator = dice.pick(List.of(Operator.values()));
        if (INTEGERS.contains(names.get(names.size() - 1))) {
            Operator fit = operator.isForTexts() ? Operator.EQUAL : operator;
            int operand = 2020 + dice.below(4);
            return new ModelFilter(
                    new DirectoryFilter.Integers(path, fit, operand),
                    seen -> DirectoryModel.values(seen, names).stream()
                            .anyMatch(each -> holds(fit, Integer.compare((Integer) each, operand))));
        }
        String operand = operand(dice, names.get(names.size() - 1));
        return new ModelFilter(
                new DirectoryFilter.Texts(path, operator, FoldedText.of(operand)),
                seen -> DirectoryModel.values(seen, names).stream()
                        .anyMatch(each ->
                                holds(operator, DirectoryModel.fold((String) each), DirectoryModel.fold(operand))));
    }

    private static ModelFilter present(Dice dice, DirectoryAttribute from, String list) {
        boolean isComplex = (list.isEmpty() || list.equals("roles")) && dice.oneIn(2);
        String dotted = !isComplex ? path(dice, list) : dice.pick(list.isEmpty() ? COMPLEX : COMPLEX.subList(0, 2));
        List<String> names = names(dotted);
        return new ModelFilter(
                new DirectoryFilter.Present(AttributePath.find(from, dotted).orElseThrow()),
                seen -> !DirectoryModel.values(seen, names).isEmpty());
    }

    private static String path(Dice dice, String list) {
        if (!list.isEmpty()) {
            return dice.pick(PARTS.get(list));
        } else if (dice.oneIn(5)) {
            return dice.pick(SINGLES);
        }
        String some = dice.pick(LISTS);
        return some + '.' + dice.pick(PARTS.get(some.substring(some.lastIndexOf('.') + 1)));
    }

    private static String operand(Dice dice, String part) {
        return switch (part) {
            case "type" -> dice.pick(List.of("official", "Network", "enterprise", "office", "pre", "primary"));
            case "release" -> dice.pick(DirectoryModel.POLICIES);
            case "affiliation", "primaryAffiliation" -> dice.pick(List.of("student", "Employee", "aff"));
            default -> dice.pick(TEXTS);
        };
    }

    private static List<String> names(String dotted) {
        return List.of(dotted.split("\\."));
    }

    private static boolean holds(Operator operator, String text, String operand) {
        return switch (operator) {
            case CONTAINS -> text.contains(operand);
            case STARTS_WITH -> text.startsWith(operand);
            case ENDS_WITH -> text.endsWith(operand);
            default -> holds(operator, DirectoryModel.compare(text, operand));
        };
    }

    private static boolean holds(Operator operator, int comparison) {
        return switch (operator) {
            case GREATER -> comparison > 0;
            case GREATER_OR_EQUAL -> comparison >= 0;
            case LESS -> comparison < 0;
            case LESS_OR_EQUAL -> comparison <= 0;
            default -> comparison == 0;
        };
    }
}
