package org.mumap.rules.siting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Keeps the first {@code limit} elements of any number, by an order; the worst of those kept is at hand. */
final class Best<T> {

    private final int limit;
    private final Comparator<T> order;
    private final PriorityQueue<T> kept;

    Best(int limit, Comparator<T> order) {
        this.limit = limit;
        this.order = order;
        this.kept = new PriorityQueue<>(order.reversed());
    }

    void offer(T element) {
        if (kept.size() < limit) {
            kept.add(element);
        } else if (limit > 0 && order.compare(element, kept.element()) < 0) {
            kept.poll();
            kept.add(element);
        }
    }

    /** The worst element kept, null while there is room for any. */
    @Nullable
    T worstWhenFull() {
        return kept.size() < limit ? null : kept.peek();
    }

    List<T> sorted() {
        List<T> sorted = new ArrayList<>(kept);
        sorted.sort(order);
        return sorted;
    }
}
