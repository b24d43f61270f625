package dev.tenure.house;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** The string constants of a class file, those inside concatenations too, read from its constant pool. */
final class StringConstants {

    private static final int UTF8 = 1;
    private static final int STRING = 8;

    /** How many bytes the entry of each other tag takes. */
    private static final Map<Integer, Integer> BYTES = Map.ofEntries(
            Map.entry(3, 4), Map.entry(4, 4), Map.entry(5, 8), Map.entry(6, 8), Map.entry(7, 2), Map.entry(9, 4),
            Map.entry(10, 4), Map.entry(11, 4), Map.entry(12, 4), Map.entry(15, 3), Map.entry(16, 2), Map.entry(17, 4),
            Map.entry(18, 4), Map.entry(19, 2), Map.entry(20, 2));

    private StringConstants() {}

    static TreeSet<String> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        in.skipNBytes(8);
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        TreeSet<Integer> strings = new TreeSet<>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                texts.put(i, in.readUTF());
            } else if (tag == STRING) {
                strings.add(in.readUnsignedShort());
            } else {
                int bytes = BYTES.get(tag);
                in.skipNBytes(bytes);
                // a long and a double take two places
                i += bytes == 8 ? 1 : 0;
            }
        }
        TreeSet<String> found = new TreeSet<>();
        strings.forEach(index -> found.add(texts.get(index)));
        return found;
    }
}
