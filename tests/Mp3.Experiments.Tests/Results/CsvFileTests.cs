// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class CsvFileTests
{
    private const string Header = "run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,last\n";

    [Fact]
    public void Samples_are_written_with_comma_LF_and_no_BOM()
    {
        SampleRow[] rows =
        [
            new("pair-a", 1, 50_000_000, 101, "1024 R 50000", 12, 3, 4_000, 5_000, Last: false),
            new("pair-a", 2, 100_000_000, 101, "1024 R 50000", 0, 0, 0, 0, Last: true),
        ];

        string text = Encoding.UTF8.GetString(CsvFile.ToBytes(rows));

        Assert.Equal(
            Header + "pair-a,1,50000000,101,1024 R 50000,12,3,4000,5000,false\npair-a,2,100000000,101,1024 R 50000,0,0,0,0,true\n",
            text);
    }

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        RunRow[] rows =
        [
            new(
                "n05", 5, 7, "a,b \"c\"\nd µ", "sh -c \"x, y\"", -20, "killed by signal 9", long.MaxValue, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Agree: false),
            new("n05", 5, 8, "", "work", 19, "exited 0", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Agree: true),
        ];

        Assert.Equal(rows, CsvFile.Parse<RunRow>(CsvFile.ToBytes(rows), "runs.csv"));
    }

    [Fact]
    public void A_file_without_rows_has_its_header()
    {
        byte[] content = CsvFile.ToBytes<SampleRow>([]);

        Assert.Equal(Header, Encoding.UTF8.GetString(content));
        Assert.Empty(CsvFile.Parse<SampleRow>(content, "samples.csv"));
    }

    [Theory]
    [InlineData("r,1,2,3,l,4,5,6,7,true\nr,1,2,3,l,4,5,6,7\n", 3)]
    [InlineData("r,1,2,3,l,4,5,6,7,true,8\n", 2)]
    [InlineData("r,1,2,3,l,4,5,6,7,true\n\nr,2,2,3,l,4,5,6,7,true\n", 3)]
    [InlineData("r,1,2,3,\"l\"x,4,5,6,7,true\n", 2)]
    [InlineData("r,1,2,3,l,4,5,6,7,true\nr,2,2,3,l,4,x,6,7,true\n", 3)]
    [InlineData("r,1,2,3,l,4,5,6,7,yes\n", 2)]
    [InlineData("r,1,2,3,l,4.5,5,6,7,true\n", 2)]
    [InlineData("r,1,2,3,l,99999999999999999999,5,6,7,true\n", 2)]
    public void A_broken_line_is_refused_by_file_and_number(string lines, int line)
    {
        byte[] content = Encoding.UTF8.GetBytes(Header + lines);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => CsvFile.Parse<SampleRow>(content, "x/samples.csv"));

        Assert.StartsWith($"x/samples.csv, line {line}: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Matches("line [0-9]+: (not as many fields as there are columns, or a stray quote|[a-z_]+ has a value of another kind)$", e.Message);
    }

    [Theory]
    [InlineData("run,tick\n")]
    [InlineData("run,tick,time_ns,pid,label,minor_faults,major_faults,system_ns,user_ns,last\n")]
    [InlineData("run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,last,more\n")]
    [InlineData("")]
    public void Other_columns_are_refused(string header)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(
            () => CsvFile.Parse<SampleRow>(Encoding.UTF8.GetBytes(header), "samples.csv"));

        Assert.StartsWith("samples.csv, line 1: the columns are", e.Message, StringComparison.Ordinal);
    }
}
