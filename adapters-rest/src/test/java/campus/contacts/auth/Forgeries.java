package campus.contacts.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tokens that must be rejected, by their defect. */
final class Forgeries {
    private final RSAKey rsaKey;
    private final ECKey ecKey;
    private final RSAKey foreignRsa;
    private final ECKey foreignEc;

    private Forgeries(RSAKey rsaKey, ECKey ecKey) {
        this.rsaKey = rsaKey;
        this.ecKey = ecKey;
        this.foreignRsa = Issuer.rsa(rsaKey.getKeyID());
        this.foreignEc = Issuer.ec(ecKey.getKeyID());
    }

    static Map<String, String> of(RSAKey rsaKey, ECKey ecKey) {
        try {
            return new Forgeries(rsaKey, ecKey).all();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> all() throws JOSEException {
        String rsa = Issuer.sign(rsaKey, Issuer.claims());
        Map<String, String> bad = new LinkedHashMap<>();
        for (String none : List.of("none", "None", "NONE", "")) {
            String unsigned = Issuer.exchange(rsa, 0, Issuer.base64("{\"alg\":\"" + none + "\"}"));
            bad.put("alg '" + none + "'", Issuer.exchange(unsigned, 2, ""));
            bad.put("alg '" + none + "' with a signature", unsigned);
        }
        byte[] der = rsaKey.toRSAPublicKey().getEncoded();
        bad.put("HS256 by the public key", confused(der));
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        bad.put("HS256 by the public key as PEM", confused(pem.getBytes(StandardCharsets.UTF_8)));
        bad.put("HS256 by the modulus", confused(rsaKey.getModulus().decode()));
        bad.put("HS256 by the key set", confused(Issuer.set(rsaKey, ecKey).getBytes(StandardCharsets.UTF_8)));
        byte[] doubled = Issuer.SECRET.repeat(2).getBytes(StandardCharsets.UTF_8);
        bad.put("HS512 by another secret", Issuer.sign(doubled, new JWSHeader(JWSAlgorithm.HS512), Issuer.claims()));
        bad.put("RS256 by another key", Issuer.sign(foreignRsa, Issuer.claims()));
        bad.put("ES256 by another key", Issuer.sign(foreignEc, Issuer.claims()));
        bad.put(
                "RS256 under the other kid",
                Issuer.signRsa(Issuer.header(JWSAlgorithm.RS256, ecKey), rsaKey, Issuer.claims()));
        bad.put("unknown kid", Issuer.sign(Issuer.rsa("unknown"), Issuer.claims()));
        bad.put("a key of its own", Issuer.signRsa(carrying(foreignRsa), foreignRsa, Issuer.claims()));
        bad.put(
                "ES256 with a signature of zeros",
                Issuer.exchange(
                        Issuer.sign(ecKey, Issuer.claims()),
                        2,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64])));
        bad.put(
                "an extension that must be understood",
                Issuer.signRsa(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .criticalParams(Set.of("x"))
                                .customParam("x", 1)
                                .build(),
                        rsaKey,
                        Issuer.claims()));
        bad.putAll(claimingBadly());
        bad.putAll(broken(rsa));
        return bad;
    }

    private Map<String, String> claimingBadly() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("expired", Issuer.sign(rsaKey, Issuer.claims().expirationTime(Issuer.in(-90))));
        bad.put("never to expire", Issuer.sign(rsaKey, Issuer.claims().expirationTime(null)));
        bad.put("to expire some day", Issuer.sign(rsaKey, Issuer.claims().claim("exp", "some day")));
        bad.put("not valid yet", Issuer.sign(rsaKey, Issuer.claims().notBeforeTime(Issuer.in(90))));
        bad.put("by another issuer", Issuer.sign(rsaKey, Issuer.claims().issuer("https://issuer.example.evil")));
        bad.put("by no issuer", Issuer.sign(rsaKey, Issuer.claims().issuer(null)));
        bad.put("for others", Issuer.sign(rsaKey, Issuer.claims().audience("contacts2")));
        bad.put("for nobody", Issuer.sign(rsaKey, Issuer.claims().audience((String) null)));
        bad.put(
                "with scopes that are numbers",
                Issuer.sign(rsaKey, Issuer.claims().claim("scp", List.of(1, 2))));
        bad.put(
                "of another kind",
                Issuer.signRsa(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType("logout+jwt"))
                                .build(),
                        rsaKey,
                        Issuer.claims()));
        return bad;
    }

    private Map<String, String> broken(String good) {
        String richer = Issuer.sign(foreignRsa, Issuer.claims().claim("scope", "contacts:write"));
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("another payload", Issuer.exchange(good, 1, richer.split("\\.")[1]));
        bad.put("another signature", Issuer.exchange(good, 2, richer.split("\\.")[2]));
        bad.put("half a signature", good.substring(0, good.length() - 100));
        bad.put("no signature", Issuer.exchange(good, 2, ""));
        bad.put("two parts", good.substring(0, good.lastIndexOf('.')));
        bad.put("four parts", good + ".e30");
        bad.put("five parts", good + ".e30.e30");
        bad.put("dots", "..");
        bad.put("text", "open sesame");
        bad.put("not Base64", "!.!.!");
        bad.put("a header that is no object", Issuer.exchange(good, 0, Issuer.base64("[]")));
        bad.put("a payload that is no object", Issuer.exchange(good, 1, Issuer.base64("null")));
        bad.put("deep", Issuer.exchange(good, 1, Issuer.base64("[".repeat(6000))));
        bad.put("huge", good + "A".repeat(12_000));
        bad.put("empty", "");
        return bad;
    }

    private String confused(byte[] secret) {
        return Issuer.sign(secret, Issuer.header(JWSAlgorithm.HS256, rsaKey), Issuer.claims());
    }

    private JWSHeader carrying(RSAKey key) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(key.toPublicJWK()).build();
    }
}
