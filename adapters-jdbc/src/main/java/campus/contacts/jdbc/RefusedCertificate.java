package campus.contacts.jdbc;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;

/** Tells why the driver of PostgreSQL refused the certificate of a server, which no later attempt changes. */
final class RefusedCertificate {
    /** The part of the driver's message by which a refused host name is told; there is no exception of its own for it. */
    private static final String HOST_CHECK = "PgjdbcHostnameVerifier";

    private RefusedCertificate() {}

    /** Returns the reason as a sentence without a full stop; empty: the failure is another one. */
    static Optional<String> reason(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateExpiredException || t instanceof CertificateNotYetValidException) {
                return Optional.of("by this machine's clock the server's certificate is not valid, " + t.getMessage());
            }
            if (t instanceof CertPathBuilderException) {
                return Optional.of("the server's certificate is not signed by the authority that sslrootcert names");
            }
            if (String.valueOf(t.getMessage()).contains(HOST_CHECK)) {
                return Optional.of("the server's certificate is for another host name than that of the URL");
            }
        }
        return Optional.empty();
    }
}
