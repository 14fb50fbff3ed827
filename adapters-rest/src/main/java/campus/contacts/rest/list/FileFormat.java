package campus.contacts.rest.list;

import campus.contacts.rest.http.Exchange;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** The formats of lists as files, which clients ask for by {@code Accept} (exchange, section 3). */
public enum FileFormat {
    CSV("text/csv; charset=utf-8", "csv", null),
    VCARD_3("text/vcard; charset=utf-8; version=3.0", "vcf", "3.0"),
    VCARD_4("text/vcard; charset=utf-8; version=4.0", "vcf", "4.0");

    private final String contentType;
    private final String extension;
    private final String version;

    FileFormat(String contentType, String extension, String version) {
        this.contentType = contentType;
        this.extension = extension;
        this.version = version;
    }

    /** Returns the version of vCards; null of another format. */
    String version() {
        return version;
    }

    public boolean isVCard() {
        return version != null;
    }

    /** Returns the format that the client prefers; empty for JSON, which is the answer to clients that accept anything. */
    public static Optional<FileFormat> of(Exchange exchange) {
        QuotedQualityCSV accepted = new QuotedQualityCSV();
        exchange.headers("Accept").forEach(accepted::addValue);
        for (String value : accepted.getValues()) {
            String[] parts = value.toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
            switch (parts[0].strip()) {
                case "text/csv" -> {
                    return Optional.of(CSV);
                }
                case "text/vcard" -> {
                    Optional<FileFormat> format = vcard(parts);
                    if (format.isPresent()) {
                        return format;
                    }
                }
                case "application/json", "application/*", "*/*" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Optional<FileFormat> vcard(String[] parts) {
        for (String part : parts) {
            if (part.startsWith("version=")) {
                return switch (part.substring("version=".length()).replace("\"", "")) {
                    case "3.0" -> Optional.of(VCARD_3);
                    case "4.0" -> Optional.of(VCARD_4);
                    default -> Optional.empty();
                };
            }
        }
        return Optional.of(VCARD_4);
    }

    /** Sets the headers of a response in this format. */
    void head(Exchange exchange, String name) {
        exchange.context().contentType(contentType);
        exchange.header("Content-Disposition", "attachment; filename=\"" + name + '.' + extension + '"');
    }

    /** Tells caches that the response depends on {@code Accept}. */
    public static void vary(Exchange exchange) {
        exchange.header("Vary", "Accept, " + exchange.context().res().getHeader("Vary"));
    }
}
