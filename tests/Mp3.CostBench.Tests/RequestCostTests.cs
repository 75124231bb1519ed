// SPDX-License-Identifier: MIT

using System.Text.Json;
using Mp3.CostBench.Requests;
using Mp3.Experiments.Guest;
using Mp3.Protocol;

namespace Mp3.CostBench.Tests;

public sealed class RequestCostTests
{
    private static readonly string[] Said =
        ["device=mp3_disk0 block=4096 instructions=10000", "device=nullb0 block=4096 instructions=10500", "device=mp3_disk0 block=32768 instructions=1", "device=nullb0 block=32768 instructions=2", "end"];

    [Fact]
    public void Each_line_is_a_cost()
    {
        IReadOnlyList<RequestCost> costs = RequestCost.Parse(Said);

        Assert.Equal(4, costs.Count);
        Assert.Equal(new RequestCost("nullb0", 4096, 10500), costs[1]);
    }

    [Fact]
    public void The_table_has_a_line_a_length_and_a_column_a_device() => Assert.Equal(
        """
        | instructions for a read of | mp3_disk0 | nullb0 |
        |---|--:|--:|
        | 4 KiB | 10,000 | 10,500 |
        | 32 KiB | 1 | 2 |

        """,
        RequestReport.Table(RequestCost.Parse(Said)));

    [Fact]
    public void Json_has_the_same_numbers()
    {
        using var document = JsonDocument.Parse(RequestReport.Json(RequestCost.Parse(Said)));

        Assert.Equal(4, document.RootElement.GetArrayLength());
        Assert.Equal(10500, document.RootElement[1].GetProperty("instructions").GetInt64());
    }

    [Fact]
    public void A_guest_that_did_not_get_to_its_end_is_an_error_with_what_it_said()
    {
        Mp3Exception failed = Assert.Throws<Mp3Exception>(() => RequestCost.Parse(Said[..^1]));

        Assert.Equal(Said[..^1], failed.Details);
    }

    [Theory]
    [InlineData("error=/dev/nullb0: No such file or directory")]
    [InlineData("device=nullb0 block=x instructions=1")]
    public void What_is_no_cost_is_named(string line) =>
        Assert.Contains(line, Assert.Throws<Mp3Exception>(() => RequestCost.Parse([line, "end"])).Message, StringComparison.Ordinal);

    /// <summary>A page that is read takes no fewer instructions than its copy, and a modelled disk no more than its peer by half.</summary>
    [Fact]
    [Trait("Category", "Guest")]
    public async Task A_guest_measures_both_devices()
    {
        IReadOnlyList<RequestCost> costs = await RequestGuest.RunAsync(
            KernelCache.OfThisMachine().Resolve(wanted: null), TestContext.Current.CancellationToken);

        Assert.Equal(["mp3_disk0", "nullb0"], costs.Select(cost => cost.Device).Distinct());
        Assert.Equal([4096, 32768, 131072], costs.Select(cost => cost.BlockBytes).Distinct());
        Assert.All(costs, cost => Assert.InRange(cost.Instructions, 1000, 100_000));
        Assert.All(
            costs.GroupBy(cost => cost.BlockBytes),
            length => Assert.True(length.First().Instructions < 1.5 * length.Last().Instructions));
    }
}
