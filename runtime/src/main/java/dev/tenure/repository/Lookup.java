package dev.tenure.repository;

import dev.tenure.annotation.EntityRef;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A statement that looks rows up, on its way: values come in the order of its parameters, and asking for the rows ends
 * it. Where anything fails, statement and connection are given back.
 *
 * @param <E> the entity
 */
public final class Lookup<E> {

    private final ReadRepository<E, ?> repository;
    private final Connection connection;
    private final PreparedStatement statement;
    private int at;

    Lookup(ReadRepository<E, ?> repository, Connection connection, PreparedStatement statement, int at) {
        this.repository = repository;
        this.connection = connection;
        this.statement = statement;
        this.at = at;
    }

    /** The row, if there is one. */
    public Optional<E> one() {
        return repository.one(connection, statement);
    }

    /** The rows, in no particular order. */
    public List<E> list() {
        return repository.list(connection, statement);
    }

    public Lookup<E> withLong(long value) {
        try {
            statement.setLong(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withInt(int value) {
        try {
            statement.setInt(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withShort(short value) {
        try {
            statement.setShort(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withByte(byte value) {
        try {
            statement.setByte(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withBoolean(boolean value) {
        try {
            statement.setBoolean(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withDouble(double value) {
        try {
            statement.setDouble(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withFloat(float value) {
        try {
            statement.setFloat(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withString(String value) {
        try {
            statement.setString(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withBigDecimal(BigDecimal value) {
        try {
            statement.setBigDecimal(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withBytes(byte[] value) {
        try {
            statement.setBytes(at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withCharacter(char value) {
        return withString(String.valueOf(value));
    }

    public Lookup<E> withLong(Long value) {
        try {
            Values.setLong(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withInteger(Integer value) {
        try {
            Values.setInteger(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withShort(Short value) {
        try {
            Values.setShort(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withByte(Byte value) {
        try {
            Values.setByte(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withBoolean(Boolean value) {
        try {
            Values.setBoolean(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withDouble(Double value) {
        try {
            Values.setDouble(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withFloat(Float value) {
        try {
            Values.setFloat(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withCharacter(Character value) {
        try {
            Values.setCharacter(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withBigInteger(BigInteger value) {
        try {
            Values.setBigInteger(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withUuid(UUID value) {
        try {
            Values.setUuid(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withLocalDate(LocalDate value) {
        try {
            Values.setLocalDate(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withYear(Year value) {
        try {
            Values.setYear(statement, at++, value);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withInstant(Instant value, int fsp) {
        try {
            Values.setInstant(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withOffsetDateTime(OffsetDateTime value, int fsp) {
        try {
            Values.setOffsetDateTime(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withLocalDateTime(LocalDateTime value, int fsp) {
        try {
            Values.setLocalDateTime(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withLocalTime(LocalTime value, int fsp) {
        try {
            Values.setLocalTime(statement, at++, value, fsp);
            return this;
        } catch (SQLException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    /** Type and id of a reference. */
    public Lookup<E> withReference(Targets targets, EntityRef reference) {
        try {
            targets.bind(statement, at, reference);
            at += 2;
            return this;
        } catch (SQLException | RuntimeException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    /** Type and id of a reference for each level, and then all types, behind what the levels have in common. */
    public Lookup<E> withChain(Targets targets, List<EntityRef> chain) {
        try {
            at = targets.bindChain(statement, at, chain);
            return this;
        } catch (SQLException | RuntimeException e) {
            throw repository.failed(connection, statement, e);
        }
    }

    public Lookup<E> withTypes(Targets targets) {
        try {
            at = targets.bindTypes(statement, at);
            return this;
        } catch (SQLException | RuntimeException e) {
            throw repository.failed(connection, statement, e);
        }
    }
}
