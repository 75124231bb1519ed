// SPDX-License-Identifier: MIT

using System.Text;
using Mp3.Experiments.Results;
using Mp3.Experiments.Results.Columns;
using Mp3.Experiments.Tests.Fixtures;
using Mp3.Protocol;

namespace Mp3.Experiments.Tests.Results;

public sealed class CsvFileTests
{
    private const string Header = "run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,rss_anon_kib,rss_file_kib,rss_shmem_kib,swap_kib,last\n";

    [Fact]
    public void Samples_are_written_with_comma_LF_and_no_BOM()
    {
        SampleRow[] rows =
        [
            Row.Sample(1, 0.05, "1024 R 50000", 12, 3) with { Pid = 101, UserNs = 4_000, SystemNs = 5_000, Memory = Row.Memory(anonKib: 400, swapKib: 80) },
            Row.Sample(2, 0.1, "1024 R 50000", 0, 0) with { Pid = 101, Last = true },
        ];

        string text = Encoding.UTF8.GetString(SampleRow.Csv.ToBytes(rows));

        Assert.Equal(
            Header + "pair-a,1,50000000,101,1024 R 50000,12,3,4000,5000,400,0,0,80,false\npair-a,2,100000000,101,1024 R 50000,0,0,0,0,0,0,0,0,true\n",
            text);
    }

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        RunRow[] rows =
        [
            new()
            {
                Run = "n05",
                Parameters = Parameters.Of(("n", ParameterValue.Of(5)), ("swap", new ParameterValue("a \"b\", c"))),
                Processes = 5,
                Pid = 7,
                Label = "a,b \"c\"\nd µ",
                Command = "sh -c \"x, y\"",
                Nice = -20,
                Outcome = "killed by signal 9",
                CompletionNs = long.MaxValue,
                Counted = Row.Counted(1, 2, 3, 4),
                MaxRssKib = 5,
                Recorded = Row.Counted(6, 7, 8, 9),
                Records = 10,
                Agree = false,
            },
            Row.Run("n05", "", 0, 0, 0, 0, 0) with { Parameters = Parameters.Of(("n", ParameterValue.Of(5)), ("swap", new ParameterValue("x"))), Nice = 19 },
        ];
        CsvTable<RunRow> table = RunRow.Csv(["n", "swap"]);

        Assert.Equal(rows, table.Parse(table.ToBytes(rows), "runs.csv"));
    }

    [Fact]
    public void Each_number_of_a_row_stands_in_the_column_of_its_name()
    {
        RunRow row = Row.Run("n05", "p", 0, 0, 0, 0, 0) with
        {
            Counted = Amounts.Of(ProcessColumn.All, column => NumberOf(column.Name)),
            Recorded = Amounts.Of(ProcessColumn.All, column => NumberOf("recorded_" + column.Name)),
        };
        string[] lines = Encoding.UTF8.GetString(RunRow.Csv([]).ToBytes([row])).Split('\n');

        (string Name, string Value)[] cells = [.. lines[0].Split(',').Zip(lines[1].Split(','))];
        Assert.All(
            ProcessColumn.All.SelectMany(column => (string[])[column.Name, "recorded_" + column.Name]),
            name => Assert.Equal($"{NumberOf(name)}", cells.Single(cell => cell.Name == name).Value));

        static long NumberOf(string name) => (name.Sum(letter => letter) * 1000L) + name.Length;
    }

    [Fact]
    public void A_file_without_rows_has_its_header()
    {
        byte[] content = SampleRow.Csv.ToBytes([]);

        Assert.Equal(Header, Encoding.UTF8.GetString(content));
        Assert.Empty(SampleRow.Csv.Parse(content, "samples.csv"));
    }

    [Theory]
    [InlineData("r,1,2,3,l,4,5,6,7,8,9,10,11,true\nr,1,2,3,l,4,5,6,7,8,9,10,11\n", 3)]
    [InlineData("r,1,2,3,l,4,5,6,7,8,9,10,11,true,12\n", 2)]
    [InlineData("r,1,2,3,l,4,5,6,7,8,9,10,11,true\n\nr,2,2,3,l,4,5,6,7,8,9,10,11,true\n", 3)]
    [InlineData("r,1,2,3,\"l\"x,4,5,6,7,8,9,10,11,true\n", 2)]
    [InlineData("r,1,2,3,l,4,5,6,7,8,9,10,11,true\nr,2,2,3,l,4,x,6,7,8,9,10,11,true\n", 3)]
    [InlineData("r,1,2,3,l,4,5,6,7,8,9,10,11,yes\n", 2)]
    [InlineData("r,1,2,3,l,4.5,5,6,7,8,9,10,11,true\n", 2)]
    [InlineData("r,1,2,3,l,99999999999999999999,5,6,7,8,9,10,11,true\n", 2)]
    public void A_broken_line_is_refused_by_file_and_number(string lines, int line)
    {
        byte[] content = Encoding.UTF8.GetBytes(Header + lines);

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => SampleRow.Csv.Parse(content, "x/samples.csv"));

        Assert.StartsWith($"x/samples.csv, line {line}: ", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', e.Message);
        Assert.Equal(ExitCode.Usage, e.ExitCode);
        Assert.Matches("line [0-9]+: (not as many fields as there are columns, or a stray quote|[a-z_]+ has a value of another kind)$", e.Message);
    }

    [Theory]
    [InlineData("run,tick\n")]
    [InlineData("run,tick,time_ns,pid,label,minor_faults,major_faults,system_ns,user_ns,rss_anon_kib,rss_file_kib,rss_shmem_kib,swap_kib,last\n")]
    [InlineData("run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,last\n")]
    [InlineData("run,tick,time_ns,pid,label,minor_faults,major_faults,user_ns,system_ns,rss_anon_kib,rss_file_kib,rss_shmem_kib,swap_kib,last,more\n")]
    [InlineData("")]
    public void Other_columns_are_refused(string header)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(
            () => SampleRow.Csv.Parse(Encoding.UTF8.GetBytes(header), "samples.csv"));

        Assert.StartsWith("samples.csv, line 1: the columns are", e.Message, StringComparison.Ordinal);
    }
}
