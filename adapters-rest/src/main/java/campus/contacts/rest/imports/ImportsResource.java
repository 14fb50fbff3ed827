package campus.contacts.rest.imports;

import campus.contacts.contactimport.ImportOptions;
import campus.contacts.contactimport.ImportOptions.Format;
import campus.contacts.exchange.UnreadableFileException;
import campus.contacts.exchange.csv.ColumnMap;
import campus.contacts.imports.FileImport;
import campus.contacts.imports.ImportReport;
import campus.contacts.json.Json;
import campus.contacts.osid.Id;
import campus.contacts.osid.Refusal;
import campus.contacts.rest.body.StreamedBody;
import campus.contacts.rest.error.HttpException;
import campus.contacts.rest.http.Exchange;
import campus.contacts.rest.http.PublicUrl;
import campus.contacts.rest.http.QueryParameters;
import campus.contacts.service.contactimport.ImportSource;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Serves {@code /imports}: accepts files with contacts, and tells what was done with them (exchange, section 3). */
public final class ImportsResource {
    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final int MAX_MAP = 4 * 1024;
    private static final String BOOK = "addressBookId";
    private static final Set<String> PARAMETERS =
            Set.of("format", BOOK, "dryRun", "map", "key", "reference", "source", "prune");

    private final FileImports imports;
    private final PublicUrl site;

    public ImportsResource(FileImports imports, PublicUrl site) {
        this.imports = imports;
        this.site = site;
    }

    /** Accepts a file: 202 with the location of its report. */
    public void accept(Exchange exchange) {
        ImportOptions asked = exchange.read(
                () -> options(exchange, null), () -> imports.checkRights(exchange.caller(), readable(exchange)));
        imports.checkRights(exchange.caller(), asked);
        String mediaType = asked.format() == Format.CSV ? "text/csv" : "text/vcard";
        String charset = StreamedBody.requireAcceptable(exchange.context(), mediaType, MAX_BYTES);
        if (charset != null && ImportOptions.charset(charset).isEmpty()) {
            throw new HttpException(415, "the charset of the body is not known; use one such as utf-8 or windows-1252");
        }
        imports.check(exchange.caller(), asked);
        ImportOptions options = options(exchange, charset);
        FileImport begun;
        try {
            begun = imports.arriving().begin(exchange.caller(), options);
        } catch (Refusal full) {
            if (!exchange.headers("Expect").isEmpty()) {
                throw full;
            }
            // other clients read no answer before they have sent the file
            StreamedBody.read(exchange.context(), MAX_BYTES, StreamedBody.NOWHERE, () -> {
                throw full;
            });
            return;
        }
        StreamedBody.read(
                exchange.context(),
                MAX_BYTES,
                new StoredParts(imports.arriving(), begun),
                () -> answerAccepted(exchange, imports.accept(begun)));
    }

    /** Stores the parts of a file as they arrive. */
    private static final class StoredParts implements StreamedBody.Sink {
        private final ArrivingFiles files;
        private final FileImport begun;
        private int count;

        StoredParts(ArrivingFiles files, FileImport begun) {
            this.files = files;
            this.begun = begun;
        }

        @Override
        public void part(byte[] bytes) {
            files.append(begun, count++, bytes);
        }

        @Override
        public void abandoned() {
            files.abandon(begun);
        }
    }

    private void answerAccepted(Exchange exchange, FileImport accepted) {
        exchange.context().status(202).contentType("application/json");
        exchange.header("Location", site.basePath() + "/imports/" + accepted.id());
        exchange.json(json(accepted));
    }

    private ImportOptions readable(Exchange exchange) {
        Id book = exchange.query().idIfReadable(BOOK);
        return new ImportOptions(
                Format.CSV,
                null,
                null,
                null,
                null,
                ImportSource.of("any", imports.primary(exchange.caller(), book)),
                false,
                false);
    }

    private ImportOptions options(Exchange exchange, String charset) {
        QueryParameters query = exchange.query();
        query.allow(PARAMETERS);
        String format = query.text("format").orElseThrow(() -> QueryParameters.missing("format", "csv"));
        if (!format.equals("csv") && !format.equals("vcard")) {
            throw HttpException.badRequest("parameter 'format' must be csv or vcard");
        }
        Id book = query.id(BOOK);
        return new ImportOptions(
                Format.valueOf(format.toUpperCase(Locale.ROOT)),
                charset,
                map(query),
                query.text("key").orElse(null),
                query.text("reference").orElse(null),
                source(query, imports.primary(exchange.caller(), book)),
                query.flag("dryRun"),
                query.flag("prune"));
    }

    private static String map(QueryParameters query) {
        String map = query.text("map").orElse(null);
        if (map == null) {
            return null;
        }
        if (map.getBytes(StandardCharsets.UTF_8).length > MAX_MAP) {
            throw HttpException.badRequest("parameter 'map' must have at most " + MAX_MAP + " bytes");
        }
        try {
            ColumnMap.of(map);
            return map;
        } catch (UnreadableFileException wrong) {
            throw HttpException.badRequest("parameter 'map': " + wrong.getMessage());
        }
    }

    private static ImportSource source(QueryParameters query, Id book) {
        try {
            return ImportSource.of(query.text("source").orElse(null), book);
        } catch (Refusal wrong) {
            throw HttpException.badRequest("parameter 'source': " + wrong.getMessage());
        }
    }

    /** Answers what was done so far. */
    public void get(Exchange exchange) {
        FileImport found = imports.get(exchange.caller(), exchange.pathParam("importId"));
        exchange.query().allow(Set.of());
        exchange.json(json(found));
    }

    private static ObjectNode json(FileImport of) {
        ImportReport report = of.report();
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put(
                        "status",
                        of.status() == FileImport.Status.ARRIVING
                                ? "accepted"
                                : of.status().name().toLowerCase(Locale.ROOT))
                .put("rows", report.rows())
                .put("created", report.counts().created())
                .put("updated", report.counts().updated())
                .put("unchanged", report.counts().unchanged())
                .put("skipped", report.counts().skipped());
        ArrayNode problems = json.putArray("problems");
        report.problems()
                .forEach(problem -> problems.addObject()
                        .put("row", problem.row())
                        .put("column", problem.column())
                        .put("message", problem.message()));
        return json;
    }
}
