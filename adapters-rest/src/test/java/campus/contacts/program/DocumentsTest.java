package campus.contacts.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
    static List<Readme> documents() {
        return Readme.all();
    }

    @Test
    void all_documents_are_found() {
        assertThat(documents())
                .extracting(Readme::toString)
                .contains("README.md", ".github/SECURITY.md", "domain/README.md", "adapters-rest/docs/operations.md");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void links_lead_to_files_and_headings_that_exist(Readme document) {
        assertThat(document.brokenLinks()).isEmpty();
    }

    /** Every document can be reached from the first page. */
    @ParameterizedTest
    @MethodSource("documents")
    void each_document_is_linked_from_another_one(Readme document) {
        assertThat(documents()).anyMatch(other -> document.toString().equals("README.md") || other.linksTo(document));
    }
}
