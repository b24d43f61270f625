package dev.tenure.mysql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an error of a server means. The first whose numbers and text fit is taken, so that the more exact stand first.
 *
 * @param code    our code
 * @param numbers the server's numbers for it
 * @param says    what its text holds, with a group for each name that the words use
 * @param what    what is wrong, with the names of the groups in braces
 * @param remedy  what to do
 */
record ServerFact(String code, Set<Integer> numbers, Pattern says, String what, String remedy) {

    /** Stands for a name in the patterns below: whatever is in quotes there. */
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private static final String KEY_TEXT = "`{child}`, CONSTRAINT `{key}` FOREIGN KEY \\((?<column>[^)]*)\\)"
            + " REFERENCES (?:`[^`]+`\\.)?`{parent}`";

    private static final String OF_KEY = "with foreign key (?:constraint )?`?(?<key>[^`\\s]*)`?.*?";

    static final List<ServerFact> ALL = List.of(
            // of many things that fail for it, and say so in the system's own words
            fact("TEN550", Set.of(3, 20, 1004, 1005, 1006, 1026, 1030, 3675),
                    "(?i)err(?:no|code|or):? \"?28\\b|No space left|disk is full",
                    "The server's disk is full.",
                    "Make room there, and run this again: it goes on from here."),
            // who may connect, and to what
            fact("TEN503", Set.of(1045, 1698), "user '{user}'@'{host}'",
                    "The server does not let {user} in from {host}: the account or its password is wrong.",
                    "Correct the user or the password, or let the account in from {host}."),
            fact("TEN504", Set.of(1044), "user '{user}'@'{host}' to database '{database}'",
                    "The account {user} has no rights on the database {database}, or there is no such database.",
                    "Grant them, or correct the name of the database in the URL."),
            fact("TEN504", Set.of(1142, 1143),
                    "(?<right>[A-Z ,]+) command denied to user '{user}'.* for (?<thing>table|column)"
                            + " '?(?:`[^`]*`\\.)?`?(?<name>[^'`\\s]+)",
                    "The account {user} lacks the right {right} on {thing} {name}.",
                    "Grant {right} on it to that account."),
            fact("TEN504", Set.of(1227), "at least one of\\) the (?<right>.*?) privilege",
                    "The account lacks the right {right}.",
                    "Grant it, or run this as an account that has it."),
            fact("TEN505", Set.of(1049), "'{database}'",
                    "The server has no database {database}.",
                    "Correct its name in the URL, or create it."),
            fact("TEN506", Set.of(1040, 1203, 1226), "",
                    "The server takes no more connections of this account now.",
                    "Wait, end idle sessions, or let the server take more."),
            fact("TEN507", Set.of(1290, 1792, 1836), "(?i)read[-_ ]only",
                    "The server does not take changes: it is read-only, as replicas are.",
                    "Connect to the server that takes writes."),
            fact("TEN503", Set.of(3159, 4151), "",
                    "The server takes no connection that is not encrypted.",
                    "Let sslMode=DISABLED out of the URL."),
            fact("TEN509", Set.of(1419), "",
                    "The server writes a binary log, and lets only accounts with SUPER make triggers then.",
                    "Set log_bin_trust_function_creators to ON, at least while this runs, or run it as such an account."),
            // foreign keys
            fact("TEN511", Set.of(1824), "referenced table '{parent}'",
                    "A foreign key refers to the table {parent}, which is not there.",
                    "Create {parent} first, or correct the name; preflight checks all parents at once."),
            fact("TEN511", Set.of(1005, 1215),
                    OF_KEY + "Referenced table `?(?:[^`.]*`?\\.`?)?(?<parent>[^`\\s]*)`? not found",
                    "The foreign key {key} refers to the table {parent}, which is not there.",
                    "Create {parent} first, or correct the name; preflight checks all parents at once."),
            fact("TEN512", Set.of(3780),
                    "column '{column}' and referenced column '{other}' in foreign key constraint '{key}'",
                    "The foreign key {key} joins columns of different types: {column} and the parent's {other}.",
                    "Give both the same type, sign, length, charset and collation."),
            fact("TEN512", Set.of(1005, 1215),
                    OF_KEY + "character set for column '?`?{column}'?`? does not match referenced column '?`?{other}",
                    "The foreign key {key} joins columns of different types: {column} and the parent's {other}.",
                    "Give both the same type, sign, length, charset and collation."),
            fact("TEN513", Set.of(3734),
                    "Missing column '{column}' for constraint '{key}' in the referenced table '{parent}'",
                    "The foreign key {key} refers to {parent}.{column}, which is not there.",
                    "Correct the column's name, or add the column to {parent}."),
            fact("TEN513", Set.of(1005, 1215),
                    "foreign key (?<key>\\S+) constraint failed. Column (?<column>\\S+) was not found",
                    "The foreign key {key} speaks of the column {column}, which is not there.",
                    "Correct the column's name, or add the column to its table."),
            fact("TEN514", Set.of(1822, 6125),
                    "Missing (?<kind>unique key|index) for constraint '{key}' in the referenced table '{parent}'",
                    "The foreign key {key} refers to columns of {parent} that have no {kind} of their own.",
                    "Refer to the primary key of {parent}, or add the {kind} there."),
            fact("TEN514", Set.of(1005, 1215), OF_KEY + "There is no index in (?:the )?referenced table",
                    "The foreign key {key} refers to columns of its parent that no key of the parent begins with.",
                    "Refer to the parent's primary key, or add a unique key there. The columns may also be misspelt."),
            fact("TEN515", Set.of(1826), "'{key}'",
                    "The name of the foreign key {key} is taken in this database.",
                    "Name it differently: these names are unique in a database, whatever their case."),
            fact("TEN515", Set.of(1005), "errno: 121",
                    "The name of one of the table's foreign keys is taken in this database.",
                    "Name it differently: these names are unique in a database, whatever their case."),
            fact("TEN516", Set.of(1830), "Column '{column}'.* constraint '{key}'",
                    "The foreign key {key} would set {column} to NULL, but {column} is NOT NULL.",
                    "Let the column be null, or choose another rule for deletes."),
            fact("TEN516", Set.of(1005, 1215), OF_KEY + "SET NULL condition but column '{column}'",
                    "The foreign key {key} would set {column} to NULL, but {column} is NOT NULL.",
                    "Let the column be null, or choose another rule for deletes."),
            fact("TEN510", Set.of(1005, 1215), "(?s)(?<said>.*)",
                    "A foreign key cannot be created. The server said: {said}.",
                    "See that the parent is there, is InnoDB, and has a key over the columns, of the same types."),
            // what is there and what is not
            fact("TEN520", Set.of(1050), "'{table}'",
                    "The table {table} is there already.",
                    "Let migrate take it over if it equals the model; otherwise rename one of them."),
            fact("TEN521", Set.of(1051, 1146, 1109), "'{table}'",
                    "There is no table {table}.",
                    "Correct its name, or create it first."),
            fact("TEN522", Set.of(1054, 1072), "column '{column}'",
                    "There is no column {column}.",
                    "Correct its name, or add it first."),
            fact("TEN523", Set.of(1553), "[Ii]ndex '{index}'",
                    "The index {index} cannot be dropped: a foreign key needs it.",
                    "Drop the foreign key first, or add another index that begins with its columns."),
            fact("TEN524", Set.of(3730),
                    "table '{parent}' referenced by a foreign key constraint '{key}' on table '{child}'",
                    "The table {parent} cannot be dropped: {child} refers to it by the foreign key {key}.",
                    "Drop {child} or its key first."),
            fact("TEN525", Set.of(1071, 1118, 1709), "",
                    "A key or a row is longer than the server can hold.",
                    "Shorten columns or take some out of the key: 3072 bytes a key, 65535 a row."),
            fact("TEN526", Set.of(1064, 1149), "near '(?<near>(?s:.{0,60}))",
                    "The server cannot read the statement, from here on: {near}",
                    "Correct the statement; it may also be of a later version than the server."),
            fact("TEN527", Set.of(1059, 1060, 1061, 3822), "'{name}'",
                    "The name {name} is too long, or given twice.",
                    "Choose another one, of 64 characters at most."),
            // rows
            fact("TEN530", Set.of(1062, 1586), "entry '(?<entry>.*)' for key '{key}'",
                    "A row with the values {entry} is there already, and the unique key {key} allows only one.",
                    "Remove or change one of the rows."),
            fact("TEN531", Set.of(1364), "Field '{column}'",
                    "No value was given for the column {column}, which must have one.",
                    "Give it a value; where it is the tenant column, say whose the row is."),
            fact("TEN535", Set.of(1048), "Column '{column}'",
                    "The column {column} was given NULL, which it does not take.",
                    "Give it a value; where it is the tenant column, say whose the row is."),
            fact("TEN532", Set.of(1452), KEY_TEXT,
                    "A row of {child} refers by {column} to a row of {parent} that is not there (foreign key {key}).",
                    "Insert the row of {parent} first, or correct {column}."),
            fact("TEN532", Set.of(1452, 1216), "",
                    "A row refers to a parent that is not there.",
                    "Insert the parent first, or correct the reference."),
            fact("TEN533", Set.of(1451), KEY_TEXT,
                    "{child} refers to what is to go of {parent} by {column} (foreign key {key}).",
                    "Remove what refers to it first."),
            fact("TEN524", Set.of(1451),
                    "Cannot drop table `[^`]*`\\.`{parent}`\\s+because it is referenced by `[^`]*`\\.`{child}`",
                    "The table {parent} cannot be dropped: {child} refers to it by a foreign key.",
                    "Drop {child} or its key first."),
            fact("TEN533", Set.of(1451, 1217), "",
                    "Other rows or tables refer to this one, so that it must stay.",
                    "Remove what refers to it first; verify lists the foreign keys."),
            fact("TEN534", Set.of(3819, 4025), "(?:[Cc]heck constraint|CONSTRAINT) [`'](?<check>[^`']*)[`']",
                    "A value breaks the check {check}.",
                    "Correct the value, or the check if it is wrong."),
            fact("TEN536", Set.of(1644), "(?<said>[^\\n]+)",
                    "A trigger refuses this: {said}.",
                    "See what the trigger is for: rows of an append-only table are neither changed nor deleted."),
            // others at work
            fact("TEN540", Set.of(1205), "in the way: (?<who>[^\n]+)",
                    "Another session holds a lock that is needed, and did not let go in time. In the way is {who}.",
                    "Let that session end its transaction, or end it, and do the same again."),
            fact("TEN540", Set.of(1205), "",
                    "Another session holds a lock that is needed, and did not let go in time.",
                    "Try again; end the session with the long transaction if it does not end by itself."),
            fact("TEN541", Set.of(1213), "",
                    "Two sessions waited for each other, and the server ended this one's transaction.",
                    "Do it again."),
            fact("TEN542", Set.of(1317, 1969, 3024), "",
                    "The statement was stopped on the server, by a person or by a limit on its time.",
                    "Find out who or what stopped it, and run it again."),
            fact("TEN508", Set.of(0, 1153), "Packet for query is too large",
                    "Something was sent that is longer than the server allows, or no MySQL answers there.",
                    "When connecting, see that host and port are those of a MySQL or MariaDB server; otherwise shorten"
                            + " the statement, or raise max_allowed_packet."),
            fact("TEN550", Set.of(20, 1021, 1030, 1114, 3675), "",
                    "The server's disk or table space is full, or failing.",
                    "Make room on the server, and look into its error log."));

    private static ServerFact fact(String code, Set<Integer> numbers, String says, String what, String remedy) {
        String pattern = NAME.matcher(says).replaceAll("(?<$1>[^'`]*)");
        return new ServerFact(code, numbers, Pattern.compile(pattern, Pattern.DOTALL), what, remedy);
    }
}
