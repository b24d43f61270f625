package dev.tenure.mysql;

import dev.tenure.TenureException;
import java.sql.SQLException;

/** What servers and drivers say, in plain words: what is wrong, where, and what to do. */
public final class ServerErrors {

    private ServerErrors() {}

    /**
     * @param failure what was said
     * @param doing   what was being done, as it goes behind "while": {@code "creating table orders"}
     * @return a TEN5xx that holds no secret, with {@code failure} as its cause
     */
    public static TenureException explain(SQLException failure, String doing) {
        return new TenureException("TEN500", "The server refused while " + doing + ".", "Read what it said.", failure);
    }
}
