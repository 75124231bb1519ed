// SPDX-License-Identifier: MIT

using Mp3.Experiments.Running;

namespace Mp3.Experiments.Tests.Running;

public sealed class CanonicalInputsTests
{
    private static readonly RunInput[] Common = [new("m", "\"common\"\n"), new("b", ""), new("z", "€")];

    public static TheoryData<string[]> Own => new() { { [] }, { ["a"] }, { ["zz"] }, { ["n", "c"] }, { ["zz", "naming", "a", "naming schemes", "c"] } };

    [Theory]
    [MemberData(nameof(Own))]
    public void A_name_is_that_of_all_inputs_together(string[] own)
    {
        RunInput[] inputs = [.. own.Select(name => new RunInput(name, $"of {name}\\"))];

        Assert.Equal(RunInputs.Of([.. Common, .. inputs]).Name, new CanonicalInputs(Common).NameWith(inputs));
    }

    [Fact]
    public void One_name_has_no_effect_on_the_next()
    {
        var common = new CanonicalInputs(Common);
        RunName first = common.NameWith([new("own", "a long value that leaves something in a buffer")]);

        Assert.NotEqual(first, common.NameWith([new("own", "short")]));
        Assert.Equal(first, common.NameWith([new("own", "a long value that leaves something in a buffer")]));
    }

    [Fact]
    public void What_is_no_Unicode_has_no_name() =>
        Assert.ThrowsAny<ArgumentException>(() => new CanonicalInputs(Common).NameWith([new("own", "\ud800")]));
}
