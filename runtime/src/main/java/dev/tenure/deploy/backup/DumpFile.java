package dev.tenure.deploy.backup;

import dev.tenure.Digests;
import dev.tenure.TenureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** A compressed dump on disk. */
final class DumpFile {

    private static final int MEGABYTE = 1 << 20;

    private DumpFile() {}

    /** @throws TenureException TEN733 where the file is not, byte for byte, what the manifest says */
    static void requireWhole(Path dump, Manifest manifest) throws IOException {
        if (!Files.isRegularFile(dump)) {
            throw damaged(dump, "it is not there");
        }
        MessageDigest digest = Digests.sha256();
        try (InputStream file = Files.newInputStream(dump)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = file.read(buffer); read >= 0; read = file.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        if (Files.size(dump) != manifest.bytes()) {
            throw damaged(dump, "it has " + Files.size(dump) + " bytes instead of " + manifest.bytes());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(manifest.sha256())) {
            throw damaged(dump, "its checksum is another one");
        }
    }

    private static TenureException damaged(Path dump, String why) {
        return new TenureException(
                "TEN733",
                "The backup " + dump + " is not what was written: " + why + ".",
                "Do not restore from it. Take another backup, or use an older one.");
    }

    /** @param progress is told of every megabyte how many bytes of the file are read by then */
    static Lines lines(Path dump, LongConsumer progress) throws IOException {
        return new Lines(new GZIPInputStream(new Counting(Files.newInputStream(dump), progress), 1 << 16));
    }

    private static final class Counting extends FilterInputStream {

        private final LongConsumer progress;
        private long count;

        private Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            long before = count;
            count += Math.max(0, read);
            if (before / MEGABYTE < count / MEGABYTE) {
                progress.accept(count);
            }
            return read;
        }
    }
}
