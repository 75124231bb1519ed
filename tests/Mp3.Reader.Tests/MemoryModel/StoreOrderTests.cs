// SPDX-License-Identifier: MIT

namespace Mp3.Reader.Tests.MemoryModel;

/// <summary>That the litmus tests are about the module as it is.</summary>
public sealed class StoreOrderTests
{
    public static TheoryData<string> Names => [.. LitmusTest.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_module_orders_its_stores_as_the_litmus_test_does(string name)
    {
        (string Function, string[] Lines)[] parts = [.. Parts(LitmusTest.All[name].Lines)];

        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.Equal(StoreOrder.OfFunction(part.Function), StoreOrder.Of(part.Lines)));
    }

    [Fact]
    public void A_ring_of_faults_orders_its_stores_as_the_other_ring_does() =>
        Assert.Equal(StoreOrder.OfFunction("mp3_ring_put"), StoreOrder.OfFunction("mp3_fault_put"));

    /// <summary>What stands below each line <c>/* mp3_function() */</c> of a test, up to the next or the thread's end.</summary>
    private static IEnumerable<(string Function, string[] Lines)> Parts(IReadOnlyList<string> lines)
    {
        const string Begin = "\t/* mp3_";
        const string End = "() */";
        for (int at = 0; at < lines.Count; at++)
        {
            if (lines[at].StartsWith(Begin, StringComparison.Ordinal) && lines[at].EndsWith(End, StringComparison.Ordinal))
            {
                yield return (
                    lines[at][(Begin.Length - "mp3_".Length)..^End.Length],
                    [.. lines.Skip(at + 1).TakeWhile(line => line != "}" && !line.StartsWith(Begin, StringComparison.Ordinal))]);
            }
        }
    }
}
