// Paints each chart from the table beside it: without this script the table stands there itself.

const style = () => {
  const named = getComputedStyle(document.documentElement);
  const colour = (name) => named.getPropertyValue(`--${name}`).trim();
  return { colour, family: getComputedStyle(document.body).fontFamily };
};

const base = ({ colour, family }) => ({
  animation: false,
  textStyle: { fontFamily: family, fontSize: 15, color: colour('soft') },
  aria: { enabled: false },
});

const label = (colour) => ({ color: colour('ink'), fontWeight: 700, fontSize: 14 });

const rowsOf = (figure) => [...document.getElementById(figure.dataset.table).tBodies[0].rows];

function hours(figure, look) {
  const rows = rowsOf(figure);
  const { colour } = look;
  const room = figure.clientWidth / rows.length;
  return {
    ...base(look),
    grid: { left: 8, right: 8, top: 28, bottom: 28 },
    xAxis: {
      type: 'category',
      data: rows.map((row) => row.cells[0].dataset.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour('line') } },
      axisLabel: { color: colour('soft'), fontSize: 14, hideOverlap: true },
    },
    yAxis: { type: 'value', show: false },
    series: [{
      type: 'bar',
      name: figure.dataset.label,
      data: rows.map((row) => Number(row.cells[1].dataset.value)),
      barMaxWidth: 56,
      itemStyle: { color: colour('accent'), borderRadius: [4, 4, 0, 0] },
      label: {
        ...label(colour),
        show: room > 44,
        position: 'top',
        formatter: ({ value }) => (value ? value.toLocaleString('en-US') : ''),
      },
    }],
  };
}

function areas(figure, look) {
  const rows = rowsOf(figure).slice(0, Number(figure.dataset.rows))
    .filter((row) => Number(row.dataset.rest) > 0).reverse();
  const { colour } = look;
  const bar = (name, key, shade, extra) => ({
    type: 'bar',
    stack: 'people',
    name,
    data: rows.map((row) => Number(row.dataset[key])),
    barMaxWidth: 20,
    itemStyle: { color: colour(shade) },
    ...extra,
  });
  const rest = {
    label: {
      ...label(colour),
      show: true,
      position: 'right',
      color: colour('attention'),
      formatter: ({ value }) => value.toLocaleString('en-US'),
    },
  };
  return {
    ...base(look),
    grid: { left: 8, right: 72, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      data: rows.map((row) => row.cells[0].innerText),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: colour('ink'), fontSize: 15 },
    },
    series: [
      bar(figure.dataset.full, 'full', 'accent', {}),
      bar(figure.dataset.rest, 'rest', 'empty', rest),
    ],
  };
}

const KINDS = { hours, areas };

function paint(figure) {
  figure.hidden = false;
  const chart = window.echarts.init(figure);
  const draw = () => chart.setOption(KINDS[figure.dataset.chart](figure, style()), true);
  draw();
  const table = document.getElementById(figure.dataset.table);
  if (table.classList.contains('behind')) table.classList.add('painted');
  if (figure.dataset.chart === 'areas') {
    const rows = rowsOf(figure);
    chart.on('click', ({ name }) => {
      const row = rows.find((one) => one.cells[0].innerText === name);
      if (row) row.querySelector('a').click();
    });
  }
  new ResizeObserver(() => { chart.resize(); draw(); }).observe(figure);
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
}

document.querySelectorAll('figure[data-chart]').forEach(paint);
