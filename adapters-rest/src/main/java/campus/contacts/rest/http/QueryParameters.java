package campus.contacts.rest.http;

import campus.contacts.QueryString;
import campus.contacts.QueryString.Parameter;
import campus.contacts.filter.CollectionFilter;
import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.error.HttpException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the query of a request strictly: an unknown, repeated or empty parameter is rejected, because a mistyped filter must never
 * widen a result (wire contract, section 3).
 */
public final class QueryParameters {
    private static final int SHOWN = 80;
    /** An offset larger than any list, and small enough to add to without overflow. */
    private static final BigInteger BEYOND = BigInteger.ONE.shiftLeft(50);

    private final QueryString query;

    private QueryParameters(QueryString query) {
        this.query = query;
    }

    /**
     * Splits a query into parameters without checking them.
     *
     * @param rawQuery as received, or null
     */
    static QueryParameters of(String rawQuery) {
        return new QueryParameters(QueryString.of(rawQuery == null ? "" : rawQuery));
    }

    /** Throws a refusal when a condition on the parameters does not hold. */
    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw Refusal.invalid(otherwise);
        }
    }

    /** Returns the query as received, {@code ""} when there was none. */
    public String raw() {
        return query.raw();
    }

    /** Returns the query, from which the domain reads filters. */
    public QueryString string() {
        return query;
    }

    /**
     * Rejects every parameter that is not named.
     *
     * @param repeatable the name of the parameter that may be repeated
     */
    public void allow(Set<String> names, String repeatable) {
        query.allow(names, Set.of(repeatable));
    }

    public void allow(Set<String> names) {
        query.allow(names, Set.of());
    }

    /**
     * Returns all parameters but these as filter terms, in their order and with repetitions.
     *
     * @param single the parameters that are not terms and must not be repeated
     */
    public List<CollectionFilter.Term> terms(Set<String> single) {
        List<CollectionFilter.Term> terms = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        if (query.isMalformed()) {
            throw HttpException.badRequest("the query is not well-formed percent-encoded UTF-8, such as q=caf%C3%A9");
        }
        for (Parameter parameter : query.parameters()) {
            String shown = Json.shown(parameter.name(), SHOWN);
            if (parameter.value().isEmpty()) {
                throw HttpException.badRequest("parameter '" + shown + "' is empty");
            }
            if (!single.contains(parameter.name())) {
                terms.add(new CollectionFilter.Term(parameter.name(), parameter.value()));
            } else if (!seen.add(parameter.name())) {
                throw HttpException.badRequest("parameter '" + shown + "' must not be repeated");
            }
        }
        return terms;
    }

    public Optional<String> text(String name) {
        return query.text(name);
    }

    public boolean has(String name) {
        return query.has(name);
    }

    /** Returns the query without these parameters, with its question mark; {@code ""} when nothing is left. */
    public String encodedWithout(Set<String> names) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String pair : without(names)) {
            int equals = pair.indexOf('=');
            query.add(pair.substring(0, equals) + '=' + PercentEncoding.encode(pair.substring(equals + 1)));
        }
        return query.toString();
    }

    /** Returns all parameters but these, in an order that does not depend on the order of the query. */
    List<String> without(Set<String> names) {
        return query.parameters().stream()
                .filter(parameter -> !names.contains(parameter.name()))
                .map(parameter -> parameter.name() + '=' + parameter.value())
                .sorted()
                .toList();
    }

    /** Returns an Id, null when the parameter is not given. */
    public Id id(String name) {
        return query.id(name).orElse(null);
    }

    public Id requiredId(String name) {
        if (!has(name)) {
            throw missing(name, Id.EXAMPLE);
        }
        return id(name);
    }

    /** Returns the error for a required parameter that is missing, with an example of a value. */
    public static HttpException missing(String name, String example) {
        return HttpException.badRequest("parameter '" + name + "' is required, such as " + name + '=' + example);
    }

    /** Returns an Id if it can be read, else null: for access checks before the input is judged. */
    public Id idIfReadable(String name) {
        return text(name).flatMap(IdDecoding::read).orElse(null);
    }

    /** Returns texts, given by repeating the parameter or as one JSON array of strings. */
    public List<String> texts(String name) {
        List<String> values = query.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .toList();
        return values.size() == 1 && values.get(0).stripLeading().startsWith("[") ? array(name, values.get(0)) : values;
    }

    /** Returns Ids, given as {@link #texts} are. */
    public List<Id> ids(String name) {
        List<String> texts = texts(name);
        if (texts.stream().anyMatch(QueryParameters::isCommaList)) {
            throw HttpException.badRequest(
                    "parameter '" + name + "' is not a list with commas; " + QueryString.howToSendSeveral(name));
        }
        return texts.stream()
                .map(text -> IdDecoding.read(text)
                        .orElseThrow(() -> HttpException.badRequest("parameter '" + name + "' must be " + Id.ALLOWED
                                + "; " + QueryString.howToSendSeveral(name))))
                .toList();
    }

    private static boolean isCommaList(String text) {
        return text.indexOf(',') >= 0
                && Stream.of(text.split(",", -1))
                        .allMatch(id -> IdDecoding.read(id.strip()).isPresent());
    }

    private static List<String> array(String name, String text) {
        List<String> texts = new ArrayList<>();
        try {
            for (JsonNode element : Json.MAPPER.readTree(text)) {
                if (!element.isTextual()) {
                    throw HttpException.badRequest(
                            "parameter '" + name + "' must be a JSON array of strings such as [\"a\",\"b\"]");
                }
                texts.add(element.textValue());
            }
        } catch (JsonProcessingException malformed) {
            throw HttpException.badRequest(
                    "parameter '" + name + "' must be a JSON array of strings such as [\"a\",\"b\"]");
        }
        return texts;
    }

    /** Returns whether the parameter is {@code true}; {@code false} when it is not given. */
    public boolean flag(String name) {
        return query.flag(name).orElse(false);
    }

    /**
     * Returns an unsigned whole number of any size that marks a start position; null when it is not given. A position beyond the end of
     * a list is valid.
     */
    public BigInteger place(String name, int min) {
        String value = text(name).orElse(null);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]+") || new BigInteger(value).compareTo(BigInteger.valueOf(min)) < 0) {
            throw HttpException.badRequest(
                    "parameter '" + name + "' must be a whole number from " + min + ", such as 10");
        }
        return new BigInteger(value);
    }

    /** Returns the position as a long, capped at a position beyond the end of every list. */
    public static long beyond(BigInteger place) {
        return place.min(BEYOND).longValueExact();
    }

    /** Returns an unsigned whole number, null when the parameter is not given. */
    public Integer number(String name, int min, int max) {
        String value = text(name).orElse(null);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) < min || Long.parseLong(value) > max) {
            throw HttpException.badRequest("parameter '" + name + "' must be a whole number from " + min + " to " + max
                    + ", such as " + Math.min(Math.max(10, min), max));
        }
        return Integer.valueOf(value);
    }
}
