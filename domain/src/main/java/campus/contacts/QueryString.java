package campus.contacts;

import campus.contacts.osid.Id;
import campus.contacts.osid.IdDecoding;
import campus.contacts.osid.PercentEncoding;
import campus.contacts.osid.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The query part of a URL, read strictly: an unknown, repeated or empty parameter is rejected, because a mistyped filter
 * must never widen a result (wire contract, section 3). Every method throws {@link Refusal} with {@link
 * Refusal.Reason#INVALID_ARGUMENT} for input that it rejects.
 */
public final class QueryString {
    /** A parameter, decoded. */
    public record Parameter(String name, String value) {}

    private static final int SHOWN = 80;

    private final List<Parameter> parameters = new ArrayList<>();
    private final String raw;
    private boolean malformed;

    private QueryString(String raw) {
        this.raw = raw;
    }

    /**
     * Splits a query into parameters without checking them.
     *
     * @param raw percent-encoded, without the question mark
     */
    public static QueryString of(String raw) {
        QueryString query = new QueryString(raw);
        if (!raw.isEmpty()) {
            for (String pair : raw.split("&", -1)) {
                query.add(pair);
            }
        }
        return query;
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        Optional<String> readName = PercentEncoding.decode(name.replace('+', ' '));
        Optional<String> readValue = PercentEncoding.decode(value.replace('+', ' '));
        if (readName.isPresent() && readValue.isPresent()) {
            parameters.add(new Parameter(readName.get(), readValue.get()));
        } else {
            malformed = true;
        }
    }

    /** Returns the query as given. */
    public String raw() {
        return raw;
    }

    /** Returns whether a part of the query is not percent-encoded UTF-8; such parts are not among the parameters. */
    public boolean isMalformed() {
        return malformed;
    }

    /** Returns the parameters, in their order and with repetitions. */
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * Rejects every parameter that is not named.
     *
     * @param names the allowed parameters
     * @param repeatable those of them that may be repeated
     */
    public void allow(Set<String> names, Set<String> repeatable) {
        if (malformed) {
            throw Refusal.invalid("the query is not well-formed percent-encoded UTF-8; " + allowed(names));
        }
        Set<String> seen = new TreeSet<>();
        for (Parameter parameter : parameters) {
            String shown = shown(parameter.name);
            if (parameter.name.endsWith("[]")
                    && repeatable.contains(parameter.name.substring(0, parameter.name.length() - 2))) {
                throw Refusal.invalid("unknown parameter '" + shown + "'; "
                        + howToSendSeveral(parameter.name.substring(0, parameter.name.length() - 2)));
            }
            if (!names.contains(parameter.name)) {
                throw Refusal.invalid("unknown parameter '" + shown + "'; " + allowed(names));
            }
            if (!seen.add(parameter.name) && !repeatable.contains(parameter.name)) {
                throw Refusal.invalid("parameter '" + shown + "' must not be repeated; " + allowed(names));
            }
            if (parameter.value.isEmpty()) {
                throw Refusal.invalid("parameter '" + shown + "' is empty; " + allowed(names));
            }
        }
    }

    /** Tells how a parameter with several values is written. */
    public static String howToSendSeveral(String name) {
        return "to send several, repeat it (" + name + "=a&" + name + "=b) or send one JSON array of strings (" + name
                + "=[\"a\",\"b\"])";
    }

    private static String shown(String name) {
        return name.length() > SHOWN ? name.substring(0, SHOWN) : name;
    }

    private static String allowed(Set<String> names) {
        return names.isEmpty()
                ? "no parameters are allowed here"
                : "allowed are: " + String.join(", ", new TreeSet<>(names));
    }

    /** Returns the first value of a parameter. */
    public Optional<String> text(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name.equals(name)) {
                return Optional.of(parameter.value);
            }
        }
        return Optional.empty();
    }

    public boolean has(String name) {
        return text(name).isPresent();
    }

    /** Returns an Id; empty when the parameter is not given. */
    public Optional<Id> id(String name) {
        return text(name)
                .map(value -> IdDecoding.read(value)
                        .orElseThrow(() -> Refusal.invalid("parameter '" + name + "' is not " + Id.ALLOWED)));
    }

    /** Returns whether the parameter is {@code true} or {@code false}; empty when it is not given. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Refusal.invalid("parameter '" + name + "' must be true or false");
        });
    }
}
