// SPDX-License-Identifier: MIT

namespace Mp3.Experiments.Workloads.Sequences;

/// <summary>
/// First each page in order, when its link is laid; then along a cycle through all pages, a linear congruential generator
/// with a full period (Hull and Dobell, SIAM Review 4, 1962).
/// </summary>
internal sealed class ChaseSequence : ISequence
{
    private readonly PageMap _links;
    private ulong _page;
    private ulong _laid;

    public ChaseSequence(SplitMix64 random, ulong pages)
    {
        ulong step = 4 * PageMap.OddRadical(pages);
        ulong increment = PageMap.Coprime(1 + random.Below(pages), pages) % pages;
        _links = new PageMap(1 + (PageMap.Far(pages) / step * step), increment, pages);
        _page = random.Below(pages);
    }

    public ulong Next() =>
        (_laid < _links.Pages ? _laid++ : _page = _links.Of(_page)) * AccessSequence.PageSize;
}
