package dev.tenure.mysql;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What an account has to be allowed for a statement, beyond what every migration needs. */
public final class Needs {

    private static final Set<String> ON_ROWS = Set.of("INSERT", "UPDATE", "DELETE");

    private Needs() {}

    /** The privileges by table. */
    public static Map<String, Set<Privilege>> of(String sql, Effect effect) {
        Map<String, Set<Privilege>> needs = new LinkedHashMap<>();
        SqlWords words = SqlWords.of(sql);
        if (effect instanceof Effect.AlterTable alter) {
            boolean index = words.keyword(1).equals("INDEX") || words.keyword(2).equals("INDEX");
            needs.put(alter.name(), EnumSet.of(index ? Privilege.INDEX : Privilege.ALTER));
            alter.renamedTo().ifPresent(name -> {
                needs.put(alter.name(), EnumSet.of(Privilege.ALTER, Privilege.DROP));
                needs.put(name, EnumSet.of(Privilege.CREATE, Privilege.INSERT));
            });
        }
        if (effect instanceof Effect.Rows rows && ON_ROWS.contains(words.keyword(0))) {
            rows.in().ifPresent(table -> needs.put(table, EnumSet.of(Privilege.valueOf(words.keyword(0)))));
        }
        return needs;
    }
}
