package campus.contacts.exchange.vcard;

import campus.contacts.exchange.BadRowException;
import campus.contacts.exchange.ParsedRow;
import campus.contacts.exchange.RecordCatalog;
import campus.contacts.exchange.RowKeys;
import campus.contacts.exchange.RowReader;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.imports.ImportReport.Problem;
import campus.contacts.osid.Refusal;
import ezvcard.VCard;
import ezvcard.VCardVersion;
import ezvcard.io.ParseWarning;
import ezvcard.io.text.VCardReader;
import ezvcard.property.RawProperty;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads vCards 2.1, 3.0 and 4.0 as rows. */
public final class CardRowReader implements RowReader {
    /** Remarks of the library that hold for every card of an older version. */
    private static final Set<Integer> NOISE = Set.of(4, 6, 9);

    /** The number of lines, without folds, above which a card is not that of a person and would take long to read. */
    private static final int MOST_LINES = 20_000;

    private static final Pattern FOLD = Pattern.compile("\n[ \t]");

    private final CardSplitter cards;
    private final RecordCatalog types;
    private final RowKeys keys;
    private final String keyProperty;
    private final String referenceProperty;
    private long number;

    /**
     * @param keyProperty the property whose value is the key of a card; null: {@code UID}, or the name and first address of a card
     *     without one
     * @param referenceProperty the property whose value is the reference of a card; null: derived from the key
     */
    public CardRowReader(
            Reader reader, RecordCatalog types, RowKeys keys, String keyProperty, String referenceProperty) {
        this.cards = new CardSplitter(reader);
        this.types = types;
        this.keys = keys;
        this.keyProperty = keyProperty;
        this.referenceProperty = referenceProperty;
    }

    @Override
    public Optional<ParsedRow> next() throws IOException {
        try {
            Optional<String> text = cards.next();
            if (text.isEmpty() && number == 0 && cards.isTextOutside()) {
                throw new UnreadableFileException("the file has no vCard, which begins with a line BEGIN:VCARD");
            }
            if (text.isEmpty()) {
                return Optional.empty();
            }
            number++;
            return Optional.of(read(text.get()));
        } catch (CardSplitter.TooLong tooLong) {
            number++;
            return Optional.of(bad(new Problem(number, null, "the card is too long")));
        }
    }

    private ParsedRow bad(Problem problem) {
        return new ParsedRow(number, null, List.of(problem), 0);
    }

    private ParsedRow read(String text) throws IOException {
        if (text.chars().filter(c -> c == '\n').count()
                        - FOLD.matcher(text).results().count()
                > MOST_LINES) {
            return bad(new Problem(number, null, "the card has more than " + MOST_LINES + " lines"));
        }
        List<Problem> problems = new ArrayList<>();
        if (!CardSplitter.isEnded(text)) {
            problems.add(new Problem(number, null, "has no line END:VCARD; the file may be cut off"));
        }
        try (VCardReader reader = new VCardReader(text, VCardVersion.V3_0)) {
            reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
            VCard card = reader.readNext();
            if (card == null) {
                return bad(new Problem(number, null, "is no vCard"));
            }
            for (ParseWarning warning : reader.getWarnings()) {
                if (!NOISE.contains(warning.getCode())) {
                    problems.add(new Problem(number, warning.getPropertyName(), shown(warning.getMessage())));
                }
            }
            CardMapping mapping = new CardMapping(number, types, card);
            mapping.map();
            problems.addAll(mapping.problems());
            String key = keys.key(number, keyName(), keyText(card, mapping));
            String reference = referenceProperty == null ? null : value(card, referenceProperty);
            return new ParsedRow(
                    number,
                    mapping.builder()
                            .build(number, key, keys.reference(number, referenceProperty, reference, key), null),
                    problems,
                    text.length());
        } catch (BadRowException wrong) {
            return new ParsedRow(number, null, wrong.problems(), 0);
        } catch (Refusal refusal) {
            return bad(new Problem(number, null, refusal.getMessage()));
        }
    }

    private String keyName() {
        return keyProperty == null ? "UID" : keyProperty;
    }

    private String keyText(VCard card, CardMapping mapping) {
        if (keyProperty != null) {
            return value(card, keyProperty);
        }
        return card.getUid() != null
                        && card.getUid().getValue() != null
                        && !card.getUid().getValue().isBlank()
                ? card.getUid().getValue()
                : RowKeys.derived(mapping.shownName(), mapping.builder().parts());
    }

    /** Returns the value of the first property of that name as the row of a jCard holds it; null if there is none. */
    private static String value(VCard card, String name) {
        return card.getProperties().stream()
                .filter(property -> property instanceof RawProperty raw
                        ? raw.getPropertyName().equalsIgnoreCase(name)
                        : JCardRows.name(property).equalsIgnoreCase(name))
                .findFirst()
                .flatMap(JCardRows::text)
                .orElse(null);
    }

    private static String shown(String message) {
        return message.length() > 200 ? message.substring(0, 200) : message;
    }

    @Override
    public void close() throws IOException {
        cards.close();
    }
}
