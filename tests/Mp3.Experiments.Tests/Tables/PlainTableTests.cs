// SPDX-License-Identifier: MIT

using Mp3.Experiments.Tables;

namespace Mp3.Experiments.Tests.Tables;

public sealed class PlainTableTests
{
    [Fact]
    public void Every_column_is_as_wide_as_its_widest_cell()
    {
        using var output = new StringWriter();

        PlainTable.Write(output, [new("name", IsNumber: false), new("n"), new("", IsNumber: false)], [["a", "1", ""], ["longer", "100", "x"]]);

        Assert.Equal("  name      n\n  a         1\n  longer  100  x\n", output.ToString());
    }
}
