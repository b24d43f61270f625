package dev.tenure.cli;

import dev.tenure.TenureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Map;

/** Whose signature on a server's certificate is believed: a PEM file, which the driver cannot read as it is. */
final class Authority {

    private static final String TYPE = "PKCS12";
    // what it keeps is public; a store without a password is not read back by every JDK
    private static final String STORE_PASSWORD = "public";

    private final Path pem;
    private final Path store;

    private Authority(Path pem, Path store) {
        this.pem = pem;
        this.store = store;
    }

    /** @throws TenureException TEN609 where it is no file of certificates */
    static Authority of(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(file);
            if (certificates.isEmpty()) {
                throw new GeneralSecurityException("it holds none");
            }
            return new Authority(pem, store(certificates));
        } catch (IOException | GeneralSecurityException e) {
            throw new TenureException(
                    "TEN609",
                    "The certificates of " + pem + " cannot be read: " + e.getClass().getSimpleName() + ".",
                    "Name a PEM file with the certificate of the authority that signed the server's.",
                    e);
        }
    }

    private static Path store(Collection<? extends Certificate> certificates)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(TYPE);
        keys.load(null, null);
        for (Certificate certificate : certificates) {
            keys.setCertificateEntry("authority " + keys.size(), certificate);
        }
        Path store = Files.createTempFile("tenure", ".p12");
        store.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(store)) {
            keys.store(out, STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    Path pem() {
        return pem;
    }

    /** As the driver is told of it. */
    Map<String, String> properties() {
        return Map.of(
                "trustCertificateKeyStoreUrl", store.toUri().toString(),
                "trustCertificateKeyStoreType", TYPE,
                "trustCertificateKeyStorePassword", STORE_PASSWORD);
    }
}
