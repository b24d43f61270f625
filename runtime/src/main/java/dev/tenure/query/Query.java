package dev.tenure.query;

/** A statement over the rows of one table, before anybody has said whose rows. */
public sealed interface Query permits Select, Insert, Update, Delete, Recount, Prune {

    String table();
}
