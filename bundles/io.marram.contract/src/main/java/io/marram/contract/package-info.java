/**
 * What crosses a border: the JSON messages between clients, gateway and cloud, and the names of the
 * Wire record properties by which bundles on one gateway understand each other.
 *
 * <p>Messages are immutable records with a {@code parse} that accepts exactly what the contract
 * says (unknown extra fields are ignored) and a {@code toJson} that writes it. No clock, no I/O, no
 * framework. Every bundle that uses it carries it: no bundle exports it.
 */
@Version("1.2.0")
package io.marram.contract;

import org.osgi.annotation.versioning.Version;
