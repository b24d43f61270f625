package dev.tenure.mysql;

import dev.tenure.query.Assignment;
import dev.tenure.query.Condition;
import dev.tenure.query.Delete;
import dev.tenure.query.Insert;
import dev.tenure.query.Order;
import dev.tenure.query.Prune;
import dev.tenure.query.Query;
import dev.tenure.query.Recount;
import dev.tenure.query.Scoped;
import dev.tenure.query.Select;
import dev.tenure.query.Update;
import dev.tenure.query.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Queries as text; one text serves every server that Tenure knows. */
public final class QuerySql {

    /**
     * A statement.
     *
     * @param text       its text, with a question mark for each parameter
     * @param parameters its parameters in the order in which they stand in the text
     */
    public record Sql(String text, List<Value.Parameter> parameters) {}

    private final Query query;
    private final StringBuilder text = new StringBuilder();
    private final List<Value.Parameter> parameters = new ArrayList<>();

    private QuerySql(Query query) {
        this.query = query;
    }

    public static Sql render(Scoped scoped) {
        QuerySql sql = new QuerySql(scoped.query());
        sql.write(scoped.query());
        return new Sql(sql.text.toString(), List.copyOf(sql.parameters));
    }

    private void write(Query query) {
        if (query instanceof Select select) {
            write(select);
        } else if (query instanceof Insert insert) {
            write(insert);
        } else if (query instanceof Update update) {
            text.append("UPDATE ").append(Identifiers.quote(update.table())).append(" SET ");
            write(update.set());
            where(update.where());
        } else if (query instanceof Recount recount) {
            write(recount);
        } else if (query instanceof Prune prune) {
            write(prune);
        } else {
            text.append("DELETE FROM ").append(Identifiers.quote(query.table()));
            where(((Delete) query).where());
        }
    }

    private void write(Select select) {
        text.append("SELECT ").append(fetched(select.fetch())).append(" FROM ")
                .append(Identifiers.quote(select.table()));
        where(select.where());
        String separator = " ORDER BY ";
        for (Order order : select.order()) {
            text.append(separator);
            write(order);
            separator = ", ";
        }
        select.limit().ifPresent(limit -> {
            text.append(" LIMIT ");
            write(limit);
        });
        if (select.locked()) {
            // FOR SHARE is MySQL's alone
            text.append(" LOCK IN SHARE MODE");
        }
    }

    private static String fetched(Select.Fetch fetch) {
        if (fetch instanceof Select.Fetch.Columns columns) {
            return Identifiers.list(columns.columns());
        }
        return fetch instanceof Select.Fetch.Count ? "COUNT(*)" : "1";
    }

    private void write(Insert insert) {
        text.append("INSERT INTO ").append(Identifiers.quote(insert.table())).append(" (")
                .append(Identifiers.list(insert.values().stream().map(Assignment::column).toList()))
                .append(insert.only().isEmpty() ? ") VALUES (" : ") SELECT ");
        writeAll(insert.values().stream().map(Assignment::value).toList());
        if (insert.only().isEmpty()) {
            text.append(')');
        } else {
            text.append(" FROM DUAL");
            where(insert.only());
        }
        if (!insert.onDuplicate().isEmpty()) {
            text.append(" ON DUPLICATE KEY UPDATE ");
            write(insert.onDuplicate());
        }
    }

    private void write(Recount recount) {
        List<Assignment> all = new ArrayList<>(recount.groups().common());
        all.addAll(recount.values());
        text.append("INSERT INTO ").append(Identifiers.quote(recount.table())).append(" (")
                .append(Identifiers.list(all.stream().map(Assignment::column).toList())).append(") SELECT ");
        writeAll(all.stream().map(Assignment::value).toList());
        text.append(" FROM ").append(Identifiers.quote(recount.groups().source()));
        where(recount.groups().where());
        text.append(" GROUP BY ").append(IntStream.rangeClosed(1, recount.groups().common().size())
                .mapToObj(String::valueOf).collect(Collectors.joining(", ")));
        // whoever counts the same rows waits from the first one on, and writes later what is newer
        text.append(" FOR UPDATE ON DUPLICATE KEY UPDATE ");
        write(recount.onDuplicate());
    }

    /** The groups are made once and looked up by a key of their own; a subquery would be asked again for each row. */
    private void write(Prune prune) {
        String table = Identifiers.quote(prune.table());
        List<Assignment> common = prune.groups().common();
        text.append("DELETE ").append(table).append(" FROM ").append(table).append(" LEFT JOIN (SELECT DISTINCT ");
        String separator = "";
        for (int at = 0; at < common.size(); at++) {
            text.append(separator);
            write(common.get(at).value());
            text.append(" AS ").append(group(at));
            separator = ", ";
        }
        text.append(" FROM ").append(Identifiers.quote(prune.groups().source()));
        where(prune.groups().where());
        text.append(" FOR UPDATE) AS `counted`");
        separator = " ON ";
        for (int at = 0; at < common.size(); at++) {
            text.append(separator).append("`counted`.").append(group(at)).append(" = ").append(table).append('.')
                    .append(Identifiers.quote(common.get(at).column()));
            separator = " AND ";
        }
        where(prune.where());
        text.append(prune.where().isEmpty() ? " WHERE " : " AND ").append("`counted`.").append(group(0))
                .append(" IS NULL");
    }

    /** A name that no column of the table that is looked at has. */
    private static String group(int at) {
        return Identifiers.quote("counted." + at);
    }

    private void write(List<Assignment> assignments) {
        String separator = "";
        for (Assignment assignment : assignments) {
            text.append(separator).append(Identifiers.quote(assignment.column())).append(" = ");
            write(assignment.value());
            separator = ", ";
        }
    }

    private void where(List<Condition> conditions) {
        String separator = " WHERE ";
        for (Condition condition : conditions) {
            text.append(separator);
            write(condition);
            separator = " AND ";
        }
    }

    private void write(Condition condition) {
        if (condition instanceof Condition.Equal equal) {
            text.append(Identifiers.quote(equal.column())).append(equal.nullable() ? " <=> " : " = ");
            write(equal.value());
        } else if (condition instanceof Condition.Between between) {
            text.append(Identifiers.quote(between.column())).append(" BETWEEN ");
            write(between.from());
            text.append(" AND ");
            write(between.to());
        } else if (condition instanceof Condition.IsNull isNull) {
            text.append(Identifiers.quote(isNull.column())).append(" IS NULL");
        } else if (condition instanceof Condition.IsNotNull isNotNull) {
            text.append(Identifiers.quote(isNotNull.column())).append(" IS NOT NULL");
        } else if (condition instanceof Condition.After after) {
            text.append(tuple(after.columns())).append(" > ");
            writeTuple(after.values());
        } else if (condition instanceof Condition.In in) {
            text.append(tuple(in.columns())).append(InList.OPEN);
            writeTuple(in.values());
            text.append(InList.CLOSE);
        } else if (condition instanceof Condition.OneOfRows oneOf) {
            write(oneOf);
        } else if (condition instanceof Condition.Refers refers) {
            write(refers);
        } else {
            write((Condition.RefersToOneOf) condition);
        }
    }

    private void write(Condition.OneOfRows condition) {
        text.append(tuple(condition.columns())).append(" IN (");
        String separator = "";
        for (List<Value> row : condition.rows()) {
            text.append(separator);
            writeTuple(row);
            separator = ", ";
        }
        text.append(')');
    }

    private void write(Condition.Refers condition) {
        condition.unlessNull().ifPresent(value -> {
            text.append('(');
            write(value);
            text.append(" IS NULL OR ");
        });
        writePresence(condition.parent());
        if (condition.unlessNull().isPresent()) {
            text.append(')');
        }
    }

    private void write(Condition.RefersToOneOf condition) {
        text.append("CASE ");
        write(condition.level());
        for (int level = 0; level < condition.parents().size(); level++) {
            text.append(" WHEN ").append(level).append(" THEN ");
            writePresence(condition.parents().get(level));
        }
        text.append(condition.optional() ? " ELSE TRUE END" : " END");
    }

    /** MySQL reads the table that it changes only where the row looked for is fetched before, hence the LIMIT. */
    private void writePresence(Select select) {
        boolean same = select.table().equals(query.table());
        text.append(same ? "EXISTS (SELECT 1 FROM (" : "EXISTS (");
        write(select);
        text.append(same ? " LIMIT 1) AS `same`)" : ")");
    }

    private void write(Order order) {
        if (order instanceof Order.Ascending ascending) {
            text.append(Identifiers.quote(ascending.column()));
        } else {
            Order.LatestOf latest = (Order.LatestOf) order;
            text.append("FIELD(").append(Identifiers.quote(latest.column())).append(", ");
            writeAll(latest.values());
            text.append(") DESC");
        }
    }

    private void write(Value value) {
        if (value instanceof Value.Parameter parameter) {
            text.append('?');
            parameters.add(parameter);
        } else if (value instanceof Value.Number number) {
            text.append(number.number());
        } else if (value instanceof Value.Null) {
            text.append("NULL");
        } else if (value instanceof Value.Incremented incremented) {
            text.append(Identifiers.quote(incremented.column())).append(" + 1");
        } else if (value instanceof Value.Offered offered) {
            text.append(offered(offered.column()));
        } else if (value instanceof Value.OfferedIfOther other) {
            text.append("IF(").append(there(other.decisive())).append(" = ").append(offered(other.decisive()))
                    .append(", ").append(there(other.column())).append(", ").append(offered(other.column()))
                    .append(')');
        } else if (value instanceof Value.Own own) {
            text.append(Identifiers.quote(own.column()));
        } else if (value instanceof Value.Translated translated) {
            write(translated);
        } else if (value instanceof Value.DayOfPeriod day) {
            text.append(Days.of(day));
        } else if (value instanceof Value.RowCount) {
            text.append("COUNT(*)");
        } else {
            write((Value.OwnIfMatching) value);
        }
    }

    private void write(Value.Translated value) {
        text.append("CASE ").append(Identifiers.quote(value.column()));
        value.cases().forEach(one -> text.append(" WHEN ").append(Identifiers.literal(one.of()))
                .append(" THEN ").append(Identifiers.literal(one.is())));
        text.append(" END");
    }

    private void write(Value.OwnIfMatching value) {
        if (value.matching().isEmpty()) {
            text.append(Identifiers.quote(value.column()));
            return;
        }
        text.append("IF(")
                .append(value.matching().stream()
                        .map(column -> Identifiers.quote(column) + " = " + offered(column))
                        .collect(Collectors.joining(" AND ")))
                .append(", ").append(Identifiers.quote(value.column())).append(", NULL)");
    }

    /** What the row holds that stands in the way; where rows come out of another table, that may have such a column. */
    private String there(String column) {
        return Identifiers.quote(query.table()) + "." + Identifiers.quote(column);
    }

    /** MariaDB knows no other name for it. */
    private static String offered(String column) {
        return "VALUES(" + Identifiers.quote(column) + ")";
    }

    private void writeAll(List<Value> values) {
        String separator = "";
        for (Value value : values) {
            text.append(separator);
            write(value);
            separator = ", ";
        }
    }

    private void writeTuple(List<Value> values) {
        if (values.size() > 1) {
            text.append('(');
        }
        writeAll(values);
        if (values.size() > 1) {
            text.append(')');
        }
    }

    private static String tuple(List<String> columns) {
        return columns.size() == 1 ? Identifiers.quote(columns.get(0)) : "(" + Identifiers.list(columns) + ")";
    }
}
