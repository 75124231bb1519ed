// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Charts.Drawing;

/// <summary>Draws on all cores: a picture is drawn by one of them, and no picture depends on another.</summary>
internal static class SideBySide
{
    /// <summary>What becomes of each item, in their order.</summary>
    /// <param name="items">The first ones are begun first.</param>
    /// <param name="draw">Called on several threads at once.</param>
    /// <remarks>An exception comes out as it was thrown, when all are done; of several, that of the first item.</remarks>
    public static TResult[] Select<TItem, TResult>(IEnumerable<TItem> items, Func<TItem, TResult> draw)
    {
        Task<TResult>[] tasks = [.. items.Select(item => Task.Run(() => draw(item)))];
        return Task.WhenAll(tasks).GetAwaiter().GetResult();
    }
}
