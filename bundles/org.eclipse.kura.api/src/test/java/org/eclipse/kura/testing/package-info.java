/** Kura and Declarative Services as the tests of our bundles need them. */
package org.eclipse.kura.testing;
