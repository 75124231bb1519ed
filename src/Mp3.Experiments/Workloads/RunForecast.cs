// SPDX-License-Identifier: MIT

using Mp3.Protocol;

namespace Mp3.Experiments.Workloads;

/// <summary>
/// Foresees what a run has still to do, by a model of its guest's memory that is played to the run's end, an iteration
/// at a time. An access misses with the probability that its page is not resident. A fault makes a page resident, and
/// what is then too much is taken from all processes alike; a process that ends gives back what it had. So the faults
/// of copies that thrash cease when enough of them have ended, and a slow device, on which the fast ones end long before
/// the slow ones, has fewer of them.
/// </summary>
public sealed class RunForecast
{
    private const double PagesPerMib = 256;

    /// <summary>A local process accesses at random once in five times; the others stay near the one before.</summary>
    private const double RandomPartOfLocal = 0.2;

    /// <summary>Part of the usable RAM that pages of processes have under pressure: the kernel keeps some free.</summary>
    private const double Kept = 0.95;

    /// <summary>Of what is swapped out to a device that compresses, the part that stays in RAM: least, as long as nothing is known, most.</summary>
    private const double LeastHeld = 0.4;
    private const double UsuallyHeld = 0.6;
    private const double MostHeld = 0.85;

    /// <summary>Part of a process's pages that is taken to be missing at most, whatever it faults.</summary>
    private const double MostMissing = 0.95;

    /// <summary>Part of the touched pages that is resident at least.</summary>
    private const double LeastResident = 0.03;

    private readonly Workload[] _workloads;
    private readonly double _capacity;
    private readonly bool _compresses;
    private readonly Lazy<double> _whole;

    /// <param name="run">At the study's scale.</param>
    /// <param name="usableMib">RAM that the processes have, MiB.</param>
    /// <param name="compresses">Whether what is swapped out stays in RAM, compressed.</param>
    public RunForecast(RunDefinition run, double usableMib, bool compresses)
    {
        ArgumentNullException.ThrowIfNull(run);
        _workloads = [.. run.Processes.Select(process => process.Workload)];
        _capacity = Kept * usableMib * PagesPerMib;
        _compresses = compresses;
        Held = compresses ? UsuallyHeld : 0;
        _whole = new Lazy<double>(() => Ahead([.. _workloads.Select(_ => new ForecastState(0, 0, 0))], secondsPerFault: 0));
    }

    /// <summary>All that it has to do, as <see cref="ExpectedWork"/> counts, by theory alone.</summary>
    public double Whole => _whole.Value;

    /// <summary>Of what is swapped out, the part that stays in RAM.</summary>
    private double Held { get; set; }

    /// <summary>The part of a process's touched pages that was not resident, by its major faults in some iterations.</summary>
    /// <param name="process">Its number in the run.</param>
    /// <param name="from">Iterations that it had done before.</param>
    /// <param name="to">Iterations that it had done after.</param>
    /// <param name="majorFaults">Its major faults between the two.</param>
    public double Missing(int process, int from, int to, long majorFaults)
    {
        double met = Met(process, (Touched(process, from) + Touched(process, to)) / 2);
        return to > from ? Math.Min(MostMissing, majorFaults / (met * (to - from))) : 0;
    }

    /// <summary>Learns from a run of which no process has ended lately how much of what is swapped out stays in RAM.</summary>
    /// <param name="now">Each process.</param>
    public void Learn(IReadOnlyList<ForecastState> now)
    {
        ArgumentNullException.ThrowIfNull(now);
        // Theory alone must not know what is learned here.
        _ = Whole;
        int[] alive = Alive(now);
        double touched = alive.Sum(i => Touched(i, now[i].Iterations));
        double resident = alive.Sum(i => Touched(i, now[i].Iterations) * (1 - now[i].Missing));
        if (_compresses && touched > _capacity && touched > resident)
        {
            Held = Math.Clamp((_capacity - resident) / (touched - resident), LeastHeld, MostHeld);
        }
    }

    /// <summary>What is still to do, as <see cref="ExpectedWork"/> counts.</summary>
    /// <param name="now">Each process.</param>
    /// <param name="secondsPerFault">How long a major fault keeps its process waiting, s of the guest's time.</param>
    public double Ahead(IReadOnlyList<ForecastState> now, double secondsPerFault)
    {
        ArgumentNullException.ThrowIfNull(now);
        int[] alive = Alive(now);
        int[] iterations = [.. now.Select(state => state.Iterations)];
        double[] touched = new double[now.Count];
        double[] resident = new double[now.Count];
        foreach (int i in alive)
        {
            touched[i] = Touched(i, iterations[i]);
            resident[i] = touched[i] * (1 - now[i].Missing);
        }

        double most = Math.Max(_capacity, resident.Sum());
        double work = 0;
        var ends = new PriorityQueue<int, double>();
        foreach (int i in alive)
        {
            Begin(i, 0, now[i].FaultsSince);
        }

        while (ends.TryDequeue(out int i, out double at))
        {
            if (++iterations[i] < _workloads[i].Iterations)
            {
                Begin(i, at, 0);
            }
            else
            {
                (touched[i], resident[i]) = (0, 0);
            }
        }

        return work;

        void Begin(int i, double at, double faultsBefore)
        {
            double pages = Touched(i, iterations[i] + 1);
            double first = pages - touched[i];
            double faults = touched[i] > 0 ? Met(i, touched[i]) * (1 - (resident[i] / touched[i])) : 0;
            double part = faults > 0 ? Math.Max(0, 1 - (faultsBefore / faults)) : 1;
            faults *= part;
            touched[i] = pages;
            resident[i] = Math.Min(pages, resident[i] + faults + first);
            Reclaim();
            work += ExpectedWork.Of(part, first * part, faults);
            // It sleeps for a second after each.
            ends.Enqueue(i, at + part + (faults * secondsPerFault));
        }

        void Reclaim()
        {
            double all = touched.Sum();
            double room = all <= most ? most : Math.Max(LeastResident * all, (most - (Held * all)) / (1 - Held));
            double had = resident.Sum();
            for (int i = 0; i < resident.Length && had > room; i++)
            {
                resident[i] *= room / had;
            }
        }
    }

    private int[] Alive(IReadOnlyList<ForecastState> now) =>
        [.. Enumerable.Range(0, now.Count).Where(i => now[i].Iterations < _workloads[i].Iterations)];

    /// <summary>So many of some pages an iteration meets.</summary>
    private double Met(int i, double pages) => RandomTouch.DistinctPages(pages, RandomAccesses(i));

    /// <summary>Accesses, in an iteration, that may meet any of the process's pages.</summary>
    private double RandomAccesses(int i) =>
        _workloads[i].Accesses * (_workloads[i].Pattern == AccessPattern.Local ? RandomPartOfLocal : 1);

    private double Touched(int i, int iterations) =>
        RandomTouch.DistinctPages(_workloads[i].SizeMib * PagesPerMib, RandomAccesses(i) * iterations);
}
