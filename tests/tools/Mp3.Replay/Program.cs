// SPDX-License-Identifier: MIT
//
// Mp3.Replay TRACE COUNT - show what the study of TRACE told, as the program
// shows it. The file COUNT says how many events are to be shown by now; who
// wants to see them all writes a number that is larger than there are. Then a
// line goes to standard output, as the tables of a study do.
//
// Mp3.Replay record TRACE STUDY OPTIONS - run casestudy1 or multiprog, and write
// what it tells to TRACE.

using System.Globalization;
using Mp3.Experiments.Commands;
using Mp3.Replay;

if (args is ["record", string file, .. string[] study])
{
    return await Recorder.RunAsync(file, study);
}

// No test takes as long: nobody is left to write to the file.
TimeSpan patience = TimeSpan.FromMinutes(5);

var trace = Trace.Read(args[0]);
using var stop = new CancellationTokenSource(patience);
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    await ProgressDisplay.ShowAsync(trace.Runs, async progress =>
    {
        int told = 0;
        while (told < trace.Events.Count)
        {
            if (told < Wanted(args[1]))
            {
                trace.Events[told++].Tell(progress);
            }
            else
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), stop.Token);
            }
        }

        return told;
    });
    Console.WriteLine("the tables");
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("interrupted");
}

return 0;

static int Wanted(string path) =>
    int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;
