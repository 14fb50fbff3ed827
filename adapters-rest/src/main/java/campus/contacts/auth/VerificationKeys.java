package campus.contacts.auth;

import campus.contacts.files.TextFile;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The public keys of a JSON Web Key Set that can verify signatures. All other keys are skipped, as RFC 7517, section 5 requires.
 *
 * @param passedOver one text for each skipped key: its name and the reason
 */
record VerificationKeys(JWKSet keys, List<String> passedOver) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_SHOWN = 200;

    /**
     * Reads a key set.
     *
     * @throws RuntimeException of the file's kind when the file is not a key set, or has no usable key
     */
    static VerificationKeys read(TextFile file) {
        JsonNode keys = file.json(JSON).path("keys");
        if (!keys.isArray()) {
            throw file.problem("is not a JSON Web Key Set");
        }
        List<JWK> usable = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            try {
                usable.add(usable(keys.get(i)));
            } catch (ParseException | JOSEException | RuntimeException unusable) {
                passedOver.add(which(i, keys.get(i)) + ": " + shown(String.valueOf(unusable.getMessage())));
            }
        }
        if (usable.isEmpty()) {
            throw file.problem("has no key that can verify tokens"
                    + (passedOver.isEmpty() ? "" : " (" + String.join("; ", passedOver) + ")"));
        }
        return new VerificationKeys(new JWKSet(usable), List.copyOf(passedOver));
    }

    private static JWK usable(JsonNode json) throws ParseException, JOSEException {
        require(json.isObject(), "is not an object");
        JWK key = JWK.parse(JSON.convertValue(json, MEMBERS));
        require(key instanceof RSAKey || key instanceof ECKey, "its type is not RSA or EC");
        require(!key.isPrivate(), "it is a private key");
        require(key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE), "its use is not sig");
        require(
                key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY),
                "its key_ops do not include verify");
        require(!(key instanceof RSAKey) || key.size() >= MIN_RSA_BITS, "it has less than " + MIN_RSA_BITS + " bits");
        // fails for a curve that this JDK does not support
        ((AsymmetricJWK) key).toPublicKey();
        return key;
    }

    private static void require(boolean holds, String otherwise) throws ParseException {
        if (!holds) {
            throw new ParseException(otherwise, 0);
        }
    }

    private static String which(int index, JsonNode key) {
        JsonNode id = key.path("kid");
        return "key " + (index + 1) + (id.isTextual() ? " (kid " + shown(id.textValue()) + ")" : "");
    }

    private static String shown(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}\u0085\u2028\u2029]", "?");
        return line.length() > MAX_SHOWN ? line.substring(0, MAX_SHOWN) + '…' : line;
    }
}
