// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;
using Mp3.StoreUser;

namespace Mp3.Experiments.Tests.Running;

public sealed class RunOutcomeTests
{
    [Fact]
    public void Parts_come_back_as_they_were()
    {
        byte[] records = new byte[100_000];
        new Random(1).NextBytes(records);

        var outcome = RunOutcome.FromZip(RunOutcome.Of(("report.json", "{}"u8.ToArray()), ("records", records), ("empty", [])).ToZip());

        Assert.Equal(["report.json", "records", "empty"], outcome.Parts);
        Assert.Equal("{}"u8.ToArray(), outcome["report.json"]);
        Assert.Equal(records, outcome["records"]);
        Assert.Empty(outcome["empty"]);
        Assert.Throws<ArgumentException>(() => outcome["other"]);
    }

    [Fact]
    public void Equal_parts_are_packed_into_equal_bytes() => Assert.Equal(MadeRun.Outcome(1).ToZip(), MadeRun.Outcome(1).ToZip());

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData(".")]
    [InlineData("a\n")]
    public void A_part_s_name_is_no_path(string name) => Assert.Throws<ArgumentException>(() => RunOutcome.Of((name, [])));

    [Fact]
    public void No_part_is_there_twice() => Assert.Throws<ArgumentException>(() => RunOutcome.Of(("a", []), ("a", [])));

    [Fact]
    public void Another_byte_name_or_order_is_another_outcome()
    {
        var outcome = RunOutcome.Of(("a", [1]), ("b", [2]));

        Assert.True(outcome.IsSameAs(RunOutcome.Of(("a", [1]), ("b", [2]))));
        Assert.All(
            (RunOutcome[])[RunOutcome.Of(("a", [1]), ("b", [3])), RunOutcome.Of(("a", [1]), ("c", [2])), RunOutcome.Of(("b", [2]), ("a", [1])), RunOutcome.Of(("a", [1]))],
            other => Assert.False(outcome.IsSameAs(other)));
    }
}
